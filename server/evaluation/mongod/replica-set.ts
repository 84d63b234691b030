import { setTimeout as pause } from 'node:timers/promises';
import { type Document, MongoServerError } from 'mongodb';
import { type AdminCommand, withAdmin } from './admin-client.ts';
import { messageOf } from './environment.ts';

/** The embedded server's replica set; transactions and change streams need one. */
export const replicaSetName = 'dirsync';

export interface Member {
  readonly port: number;
  readonly dbPath: string;
}

const notYetInitialized = 94; // https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml

const readConfig = async (command: AdminCommand): Promise<Document | undefined> => {
  try {
    return (await command({ replSetGetConfig: 1 })).config;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === notYetInitialized) return undefined;
    throw error;
  }
};

/** Another mongod may sit on the port; it must never be reconfigured. */
const refuseOthers = async (command: AdminCommand, dbPath: string): Promise<void> => {
  const found = (await command({ getCmdLineOpts: 1 })).parsed?.storage?.dbPath;
  if (found !== dbPath) throw new Error(`a mongod with the data folder ${found} answers there`);
};

/** One look at the server and at most one step towards being primary; true when it is. */
const step = async (command: AdminCommand, { port, dbPath }: Member): Promise<boolean> => {
  await refuseOthers(command, dbPath);
  if ((await command({ hello: 1 })).isWritablePrimary === true) return true;
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  const config = await readConfig(command);
  if (config === undefined) {
    await command({ replSetInitiate: { _id: replicaSetName, members } });
  } else if (config.members[0]?.host !== members[0]?.host) {
    const moved = { ...config, version: config.version + 1, members };
    await command({ replSetReconfig: moved, force: true });
  }
  return false;
};

/**
 * Makes our mongod on this port the primary of its own replica set: initiated once, reconfigured when its port moved.
 * Resolves when it accepts writes; throws after `timeoutMs` with the last obstacle, or at once when `signal` aborts.
 * https://www.mongodb.com/docs/manual/reference/command/replSetReconfig/
 */
export const makePrimary = async (
  member: Member,
  signal: AbortSignal,
  timeoutMs = 90_000,
): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  let obstacle = 'it does not answer';
  const pauseBriefly = () => pause(25, undefined, { signal });
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    try {
      // a new client each time: one whose first connection failed stays closed
      return await withAdmin(member.port, 2000, async (command) => {
        while (!(await step(command, member))) {
          if (Date.now() >= deadline) throw new Error('it is no primary yet');
          await pauseBriefly();
        }
      });
    } catch (error) {
      obstacle = messageOf(error); // starting up, electing, or initiated a moment ago
    }
    await pauseBriefly();
  }
  throw new Error(
    `mongod on port ${member.port} is not ready after ${timeoutMs / 1000} s: ${obstacle}`,
  );
};
