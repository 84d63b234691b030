import type { GroupSummary } from '../domain/directory.ts';
import type { GroupId } from '../domain/ids.ts';
import { batchFailure, readBatch } from './batch.ts';
import type { Call } from './client.ts';
import { invalidAnswer } from './errors.ts';
import { groupSummary } from './group-summary.ts';
import type { Reader } from './reader.ts';
import { groupSchema, groupSelect } from './schemas.ts';

/** A group as Graph tells it, or why not. */
export type GroupLookup =
  | { readonly state: 'found'; readonly summary: GroupSummary }
  | { readonly state: 'missing' }
  | { readonly state: 'refused' };

const callOf = (signal: AbortSignal | undefined): Call => ({
  purpose: { doing: 'reading the selected groups', permission: 'GroupMember.Read.All' },
  signal,
});

const distinct = (ids: readonly GroupId[]): GroupId[] => [
  ...new Set(ids.map((id) => id.toLowerCase())),
];

/** Looks each group up, 20 with one request. 404 and 403 are answers; anything else throws. */
export const lookUpGroups = async (
  reader: Reader,
  ids: readonly GroupId[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<GroupId, GroupLookup>> => {
  const call = callOf(signal);
  const items = distinct(ids).map((key) => ({
    key,
    path: `/groups/${encodeURIComponent(key)}?$select=${groupSelect.join(',')}`,
  }));
  const lookups = new Map<GroupId, GroupLookup>();
  for (const [key, answer] of await readBatch(reader, items, call)) {
    if (answer.status === 404) lookups.set(key, { state: 'missing' });
    else if (answer.status === 403) lookups.set(key, { state: 'refused' });
    else if (answer.status !== 200) throw batchFailure(answer, call, reader);
    else {
      const group = groupSchema.safeParse(answer.body);
      if (!group.success) throw invalidAnswer(call.purpose, 'a group has not the expected form');
      lookups.set(key, { state: 'found', summary: groupSummary(group.data) });
    }
  }
  return lookups;
};

/** The named groups that exist. AppError `missing-permission` if the app may not read groups. */
export const getGroups = async (
  reader: Reader,
  ids: readonly GroupId[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<GroupId, GroupSummary>> => {
  const found = new Map<GroupId, GroupSummary>();
  for (const [key, lookup] of await lookUpGroups(reader, ids, signal)) {
    if (lookup.state === 'found') found.set(key, lookup.summary);
    if (lookup.state === 'refused') {
      throw batchFailure({ status: 403, body: null, retryAfter: null }, callOf(signal), reader);
    }
  }
  return found;
};
