import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** One address in front of several servers, as a load balancer is. */
export interface RoundRobin {
  readonly url: string;
  /** From now on connections go to these ports in turn. */
  route(ports: readonly number[]): void;
  stop(): Promise<void>;
}

/** Starts it on a free port of its own; a connection to a server that is not there goes to the next one. */
export const startRoundRobin = async (): Promise<RoundRobin> => {
  let ports: readonly number[] = [];
  let turn = 0;
  const sockets = new Set<Socket>();

  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  const pass = (from: Socket, attempts: number): void => {
    const port = ports[turn % ports.length];
    turn += 1;
    if (port === undefined || attempts === 0) {
      from.destroy();
      return;
    }
    const to = connect(port, '127.0.0.1');
    track(to);
    const next = () => pass(from, attempts - 1);
    to.once('error', next);
    to.once('connect', () => {
      to.off('error', next);
      to.on('error', () => from.destroy());
      from.once('close', () => to.destroy());
      to.once('close', () => from.destroy());
      from.pipe(to);
      to.pipe(from);
    });
  };

  const server = createServer((socket) => {
    track(socket);
    socket.on('error', () => socket.destroy());
    pass(socket, ports.length);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    route: (next) => {
      ports = next;
    },
    stop: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};
