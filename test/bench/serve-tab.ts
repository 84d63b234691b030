import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createSite } from '../../server/http/site.ts';
import type { Installation } from './start-installation.ts';

export interface ServedTab {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a built tab with the sample sign-in, in front of an installation that has neither: the API is passed on. */
export const serveTab = async (
  directory: string,
  { server, tenant }: Installation,
): Promise<ServedTab> => {
  const app = express();
  app.get('/api/evaluation', (_request, response) => {
    response.json({ evaluation: true, signInUrl: tenant.signIn, sampleAccess: null });
  });
  app.use('/api', express.text({ type: 'application/json' }), async (request, response) => {
    const answer = await fetch(`${server.url}${request.originalUrl}`, {
      method: request.method,
      headers: {
        accept: request.get('accept') ?? '*/*',
        authorization: request.get('authorization') ?? '',
        ...(typeof request.body === 'string' ? { 'content-type': 'application/json' } : {}),
      },
      ...(typeof request.body === 'string' ? { body: request.body } : {}),
    });
    response.status(answer.status).type(answer.headers.get('content-type') ?? 'text/plain');
    response.send(Buffer.from(await answer.arrayBuffer()));
  });
  app.use(createSite(directory));
  const http = createServer(app);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  // the address of a listening TCP server is always an AddressInfo
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
};
