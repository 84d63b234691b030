import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildServer } from '../bench/build-server.ts';

/** Where packages are found as by the product itself. */
const folders = join(import.meta.dirname, '..', '..', 'dist', 'stories');

/** The server as `npm run build` emits it, in a folder of the test's own that is deleted with `remove`. */
export const aBuiltServer = async () => {
  await mkdir(folders, { recursive: true });
  const folder = await mkdtemp(join(folders, 'server-'));
  return {
    mainFile: await buildServer(folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
