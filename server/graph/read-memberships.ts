import { z } from 'zod';
import type { GroupId, ObjectId } from '../domain/ids.ts';
import { type BatchAnswer, batchFailure, readBatch } from './batch.ts';
import type { Call } from './client.ts';
import { invalidAnswer } from './errors.ts';
import type { Reader } from './reader.ts';
import { graphId, pageOf } from './schemas.ts';

const membershipSchema = z.object({ id: graphId });
const membershipsPage = pageOf(membershipSchema);

/** https://learn.microsoft.com/graph/api/user-list-memberof: direct memberships; the cast leaves groups only. */
const pathOf = (id: string): string =>
  `/users/${encodeURIComponent(id)}/memberOf/microsoft.graph.group?$select=id&$top=999`;

/** The groups these users are directly in, 20 users with one request; a user who does not exist is absent. */
export const readMemberships = async (
  reader: Reader,
  ids: readonly ObjectId[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<ObjectId, readonly GroupId[]>> => {
  const call: Call = {
    purpose: { doing: 'reading the groups of users', permission: 'GroupMember.Read.All' },
    signal,
  };
  signal?.throwIfAborted();

  /** The groups of the first page and of those that may follow it. */
  const groupsIn = async (answer: BatchAnswer): Promise<readonly GroupId[]> => {
    if (answer.status !== 200) throw batchFailure(answer, call, reader);
    const parsed = membershipsPage.safeParse(answer.body);
    if (!parsed.success) throw invalidAnswer(call.purpose, 'a group has not the expected form');
    const { value, '@odata.nextLink': next } = parsed.data;
    const groups = value.map(({ id }) => id);
    if (next === undefined) return groups;
    for await (const page of reader.client.pages(next, membershipSchema, call))
      groups.push(...page.items.map(({ id }) => id));
    return groups;
  };

  const items = [...new Set(ids.map((id) => id.toLowerCase()))].map((key) => ({
    key,
    path: pathOf(key),
  }));
  const memberships = new Map<ObjectId, readonly GroupId[]>();
  if (items.length === 0) return memberships;
  for (const [id, answer] of await readBatch(reader, items, call))
    if (answer.status !== 404) memberships.set(id, await groupsIn(answer));
  return memberships;
};
