import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

const listenOnce = async (port: number): Promise<number> => {
  const server = createServer().listen({ port, host: '127.0.0.1', exclusive: true });
  await once(server, 'listening');
  const { port: found } = server.address() as AddressInfo; // a TCP server's address is never a string
  server.close();
  await once(server, 'close');
  return found;
};

/** True when nobody listens on this port of 127.0.0.1. */
export const isPortFree = async (port: number): Promise<boolean> => {
  try {
    await listenOnce(port);
    return true;
  } catch {
    return false;
  }
};

// Below the ports that systems give to outgoing connections, so that none of those takes it while we are down.
const lowest = 20_000;
const count = 10_000;

const chooseQuietPort = async (): Promise<number> => {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = lowest + Math.floor(Math.random() * count);
    if (await isPortFree(port)) return port;
  }
  return listenOnce(0);
};

/** The wished port of 127.0.0.1 if it is free, else any free one. Another program may still be quicker. */
export const chooseFreePort = async (wished?: number): Promise<number> =>
  wished !== undefined && (await isPortFree(wished)) ? wished : chooseQuietPort();
