import type { GroupId } from '../domain/ids.ts';
import { batchFailure, readBatch } from './batch.ts';
import type { Call } from './client.ts';
import { invalidAnswer } from './errors.ts';
import type { Reader } from './reader.ts';
import { pageOf, userSchema } from './schemas.ts';

const answerSchema = pageOf(userSchema.pick({ id: true }));

/**
 * How many users are directly in each group, 20 groups with one request; null where that may not be read or the group is gone.
 * A cast with `$count` is an advanced query. https://learn.microsoft.com/graph/aad-advanced-queries
 */
export const countMembers = async (
  reader: Reader,
  ids: readonly GroupId[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<GroupId, number | null>> => {
  const call: Call = {
    purpose: { doing: 'counting the members of groups', permission: 'GroupMember.Read.All' },
    signal,
  };
  const items = [...new Set(ids.map((id) => id.toLowerCase()))].map((key) => ({
    key,
    path: `/groups/${encodeURIComponent(key)}/members/microsoft.graph.user?$count=true&$select=id&$top=1`,
    headers: { ConsistencyLevel: 'eventual' },
  }));
  const counts = new Map<GroupId, number | null>();
  for (const [key, answer] of await readBatch(reader, items, call)) {
    if (answer.status === 404 || answer.status === 403) counts.set(key, null);
    else if (answer.status !== 200) throw batchFailure(answer, call, reader);
    else {
      const page = answerSchema.safeParse(answer.body);
      if (!page.success) throw invalidAnswer(call.purpose, 'a count has not the expected form');
      counts.set(key, page.data['@odata.count'] ?? null);
    }
  }
  return counts;
};
