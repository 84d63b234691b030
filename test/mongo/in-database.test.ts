import {
  MongoClientClosedError,
  MongoNetworkError,
  MongoNetworkTimeoutError,
  MongoServerError,
  MongoTopologyClosedError,
} from 'mongodb';
import { expect, it } from 'vitest';
import { inDatabase, translateMongoError } from '../../server/mongo/in-database.ts';

const serverError = (code: number) => new MongoServerError({ message: 'no', code });

it.each([
  ['a broken connection', new MongoNetworkError('reset')],
  ['a connection that does not answer', new MongoNetworkTimeoutError('timed out')],
  ['a bulk write cut off', new MongoServerError(new MongoNetworkError('reset'))],
  ['a socket that hung up', Object.assign(new Error(), { code: 'ERR_STREAM_WRITE_AFTER_END' })],
  ['a closed client', new MongoClientClosedError()],
  ['a closed topology', new MongoTopologyClosedError('closed')],
  ['a member that is no longer primary', serverError(10107)],
  ['a primary that stepped down', serverError(189)],
  ['a server that shuts down', serverError(91)],
])('%s is an unavailable database', (_, error) => {
  expect(translateMongoError(error)).toMatchObject({ code: 'database-unavailable', cause: error });
});

it.each([
  ['a refused duplicate', serverError(11000)],
  ['a mistake in a query', serverError(2)],
  ['any other error', new Error('other')],
])('%s stays what it is', (_, error) => {
  expect(translateMongoError(error)).toBe(error);
});

it('work that never ends is an unavailable database, not a run that waits for ever', async () => {
  const never = () => new Promise<never>(() => {});
  await expect(inDatabase(never, 10)).rejects.toMatchObject({ code: 'database-unavailable' });
  expect(await inDatabase(async () => 'done', 10)).toBe('done');
});
