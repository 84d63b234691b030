import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb';
import { AppError } from '../domain/errors.ts';

const goneClasses = [
  MongoNetworkError,
  MongoServerSelectionError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoClientClosedError,
  MongoOperationTimeoutError,
];

// The driver does not export the classes of these.
const goneNames = new Set(['MongoPoolClosedError', 'MongoWaitQueueTimeoutError']);

// "Not primary", "node is recovering" and "shutting down" of
// https://github.com/mongodb/specifications/blob/master/source/server-discovery-and-monitoring/server-discovery-and-monitoring.md
// and the majority that did not answer in time (64 WriteConcernFailed, 262 ExceededTimeLimit).
const goneCodes = new Set<unknown>([64, 91, 189, 262, 10058, 10107, 11600, 11602, 13435, 13436]);

// The driver (7.9) throws what the socket said as it is when the other side hung up a moment before it writes.
const goneSockets = new Set<unknown>([
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]);

const isGone = (error: unknown): boolean =>
  (error instanceof Error && 'code' in error && goneSockets.has(error.code)) ||
  goneClasses.some((kind) => error instanceof kind) ||
  (error instanceof MongoServerError && goneCodes.has(error.code)) ||
  // A bulk write (driver 7.9) hides a broken connection in a server error.
  (error instanceof MongoServerError && isGone(error.errorResponse)) ||
  (error instanceof MongoError && goneNames.has(error.name));

const unavailable = (cause: unknown): AppError =>
  new AppError(
    'database-unavailable',
    'The database does not answer. Nothing is lost: what was not done is done when it is back.',
    { cause },
  );

/** Turns an error that means "the database is not there" into AppError `database-unavailable`; others stay as they are. */
export const translateMongoError = (error: unknown): unknown =>
  isGone(error) ? unavailable(error) : error;

/** Much longer than the longest call of a store takes with the largest tenant (10 s for 100,000 people). */
const defaultPatienceMs = 120_000;

/**
 * Runs one piece of work with the database, its errors translated; AppError `database-unavailable` if it is not done
 * after `patienceMs`. Every call of a store goes through here.
 */
// Patience, because the driver (7.9) waits for ever for a socket that is destroyed in the moment it writes
// (`once(socket, 'drain')` in cmap/connection.ts), and a run that waits there would never be taken up again.
export const inDatabase = async <Answer>(
  work: () => Promise<Answer>,
  patienceMs = defaultPatienceMs,
): Promise<Answer> => {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    const late = () => reject(unavailable(new Error(`no answer after ${patienceMs} ms`)));
    timer = setTimeout(late, patienceMs).unref();
  });
  try {
    return await Promise.race([work(), silence]);
  } catch (error) {
    throw translateMongoError(error);
  } finally {
    clearTimeout(timer);
  }
};

/** The same for what is read piece by piece. */
export async function* streamFromDatabase<Item>(items: AsyncIterable<Item>): AsyncIterable<Item> {
  try {
    yield* items;
  } catch (error) {
    throw translateMongoError(error);
  }
}

/** Whether an index that was to be dropped is not there (27 IndexNotFound), nor its collection (26 NamespaceNotFound). */
export const isNoIndex = (error: unknown): boolean =>
  error instanceof MongoServerError && (error.code === 26 || error.code === 27);

/** Whether a unique index refused a write. */
export const isDuplicate = (error: unknown): error is MongoServerError =>
  error instanceof MongoServerError && error.code === 11000;

/** Whether a unique index refused some of many unordered writes, and nothing else went wrong with them. */
export const isOnlyDuplicates = (error: unknown): boolean =>
  error instanceof MongoBulkWriteError &&
  [error.writeErrors].flat().every(({ code }) => code === 11000);
