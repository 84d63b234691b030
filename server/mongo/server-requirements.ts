import { AppError } from '../domain/errors.ts';

const oldest = { major: 4, minor: 2 };

/** What `buildInfo` and `hello` answer, as far as it matters here. */
export interface ServerFacts {
  readonly version: string;
  /** Name of the replica set; absent on a standalone server and on a router. */
  readonly setName?: string | undefined;
  /** `isdbgrid` on the router of a sharded cluster. */
  readonly msg?: string | undefined;
}

/** Refuses a server that is too old or has no transactions (AppError `database-unavailable`), and says what to do. */
export const requireServer = ({ version, setName, msg }: ServerFacts): void => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < oldest.major || (major === oldest.major && minor < oldest.minor))
    throw new AppError(
      'database-unavailable',
      `MongoDB ${version} is too old: ${oldest.major}.${oldest.minor} or newer is needed. Upgrade the server named by MONGODB_URI.`,
    );
  if (setName === undefined && msg !== 'isdbgrid')
    throw new AppError(
      'database-unavailable',
      'MongoDB runs as a standalone server, which has no transactions. Start mongod with --replSet and call rs.initiate() once (a single member is enough), or let MONGODB_URI name a replica set.',
    );
};
