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

const isGone = (error: unknown): boolean =>
  goneClasses.some((kind) => error instanceof kind) ||
  (error instanceof MongoServerError && goneCodes.has(error.code)) ||
  // A bulk write (driver 7.9) hides a broken connection in a server error.
  (error instanceof MongoServerError && isGone(error.errorResponse)) ||
  (error instanceof MongoError && goneNames.has(error.name));

/** Turns an error that means "the database is not there" into AppError `database-unavailable`; others stay as they are. */
export const translateMongoError = (error: unknown): unknown =>
  isGone(error)
    ? new AppError(
        'database-unavailable',
        'The database does not answer. Nothing is lost: what was not done is done when it is back.',
        { cause: error },
      )
    : error;

/** Runs one piece of work with the database, its errors translated. Every call of a store goes through here. */
export const inDatabase = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await work();
  } catch (error) {
    throw translateMongoError(error);
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

/** Whether a unique index refused a write. */
export const isDuplicate = (error: unknown): error is MongoServerError =>
  error instanceof MongoServerError && error.code === 11000;

/** Whether a unique index refused some of many unordered writes, and nothing else went wrong with them. */
export const isOnlyDuplicates = (error: unknown): boolean =>
  error instanceof MongoBulkWriteError &&
  [error.writeErrors].flat().every(({ code }) => code === 11000);
