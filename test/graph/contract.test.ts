import { directoryContract } from '../suites/directory.ts';
import { modelScript } from './model-script.ts';
import { directoryAt } from './opened.ts';
import { startScriptedServer } from './scripted-server.ts';

for (const pageSize of [999, 3]) {
  directoryContract(`Microsoft Graph with pages of ${pageSize}`, async (model) => {
    let url = '';
    const server = await startScriptedServer(modelScript(model, () => url, pageSize));
    url = server.url;
    const timeouts = { attemptMs: 5_000, totalMs: 20_000, maxPages: 1_000 };
    return { directory: directoryAt(url, { timeouts }), close: server.close };
  });
}
