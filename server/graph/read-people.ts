import type { z } from 'zod';
import type { Person } from '../domain/directory.ts';
import type { ObjectId } from '../domain/ids.ts';
import { type BatchAnswer, type BatchItem, batchFailure, readBatch } from './batch.ts';
import type { Call } from './client.ts';
import { invalidAnswer, isMissing } from './errors.ts';
import { personOf } from './members.ts';
import type { Reader } from './reader.ts';
import { type GraphUser, pageOf, userSchema, userSelect } from './schemas.ts';

/** Up to so many are asked for one by one within a batch; more are asked for in groups. */
const singly = 20;
/** At most so many values in one `in`. https://learn.microsoft.com/graph/filter-query-parameter */
const together = 15;

const select = `$select=${userSelect.join(',')}`;
const pathOfOne = (id: string): string => `/users/${encodeURIComponent(id)}?${select}`;
const pathOfSome = (ids: readonly string[]): string => {
  const list = ids.map((id) => `'${id.replaceAll("'", "''")}'`).join(',');
  return `/users?$filter=${encodeURIComponent(`id in (${list})`)}&${select}`;
};

const partsOf = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / together) }, (_, index) =>
    ids.slice(index * together, (index + 1) * together),
  );

const usersPage = pageOf(userSchema);

/**
 * These users, in the order asked for: one by a GET, up to 20 by one batch, more by a batch per 300; a user who does not
 * exist or is in the recycle bin is absent. (getByIds would be fewer parts, but asks for Directory.Read.All.)
 */
export const readPeople = async (
  reader: Reader,
  ids: readonly ObjectId[],
  signal: AbortSignal | undefined,
): Promise<readonly Person[]> => {
  const { client } = reader;
  const call: Call = {
    purpose: { doing: 'reading users', permission: 'User.Read.All' },
    signal,
  };
  signal?.throwIfAborted();

  const readOne = async (id: string): Promise<readonly GraphUser[]> => {
    try {
      return [await client.get(pathOfOne(id), userSchema, call)];
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  };

  const checked = <Schema extends z.ZodType>(
    { status, ...answer }: BatchAnswer,
    schema: Schema,
  ): z.infer<Schema> => {
    if (status !== 200) throw batchFailure({ status, ...answer }, call, reader);
    const parsed = schema.safeParse(answer.body);
    if (parsed.success) return parsed.data;
    throw invalidAnswer(call.purpose, 'a user has not the expected form');
  };

  const userIn = (answer: BatchAnswer): readonly GraphUser[] =>
    answer.status === 404 ? [] : [checked(answer, userSchema)];

  /** The users of one part, with those of the pages that may follow it. */
  const usersIn = async (answer: BatchAnswer): Promise<readonly GraphUser[]> => {
    const { value, '@odata.nextLink': next } = checked(answer, usersPage);
    if (next === undefined) return value;
    const users = [...value];
    for await (const page of client.pages(next, userSchema, call)) users.push(...page.items);
    return users;
  };

  const readMany = async (wanted: readonly string[]): Promise<readonly GraphUser[]> => {
    const items =
      wanted.length <= singly
        ? wanted.map((id): BatchItem => ({ key: id, path: pathOfOne(id) }))
        : partsOf(wanted).map((ids): BatchItem => ({ key: ids.join(), path: pathOfSome(ids) }));
    const read = wanted.length <= singly ? userIn : usersIn;
    const users: GraphUser[] = [];
    for (const answer of (await readBatch(reader, items, call)).values()) {
      users.push(...(await read(answer)));
    }
    return users;
  };

  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  const [only] = wanted;
  if (only === undefined) return [];
  const users = wanted.length === 1 ? await readOne(only) : await readMany(wanted);
  const byId = new Map(users.map((user) => [user.id, personOf(user)]));
  return wanted.map((id) => byId.get(id)).filter((person) => person !== undefined);
};
