import type { SimulatedTenant } from '../../server/evaluation/tenant/start-tenant.ts';
import { changesToMeasure, type MeasuredChange } from './changes-to-measure.ts';
import type { LivePath } from './live-path.ts';
import { type Operation, operationsDuring, ownQuestions } from './operations.ts';

/** What one change cost, from its delivery to the user's settings. */
export interface Cost {
  readonly name: string;
  readonly graphRequests: number;
  readonly operations: readonly Operation[];
  readonly milliseconds: number;
  /** Users that have another revision than before. */
  readonly applied: number;
  /** Looks that are still to come because of it. */
  readonly looksToCome: number;
}

/** The heartbeat of a lease goes with time, not with the change: on a busy machine there is one a second. */
const isHeartbeat = ({ name, command }: Operation): boolean =>
  (name === 'update leases' && command.u?.$set?.expiresAt !== undefined) ||
  (name === 'query runs' && command.filter?._id !== undefined);

const costOf = async (
  { requests }: SimulatedTenant,
  path: LivePath,
  { name, writes, change }: MeasuredChange,
): Promise<Cost> => {
  const { database } = path;
  const { history, inbox } = database.collections;
  // looks that an earlier change wants again are not this one's
  await inbox.deleteMany({}, ownQuestions);
  const before = await history.countDocuments({}, ownQuestions);
  requests.reset();
  let milliseconds = 0;
  const all = await operationsDuring(database.db, async () => {
    const told = change();
    const begun = performance.now();
    await path.deliver(told);
    milliseconds = performance.now() - begun;
  });
  const operations = all.filter((operation) => !isHeartbeat(operation));
  const applied = (await history.countDocuments({}, ownQuestions)) - before;
  const [outcome] = path.outcomes();
  if (outcome?.kind !== 'looked' || applied !== (writes ? 1 : 0))
    throw new Error(`${name}: ${applied} changes were applied; ${JSON.stringify(outcome)}`);
  const looksToCome = await inbox.countDocuments({}, ownQuestions);
  const graphRequests = requests.total();
  return { name, graphRequests, operations, milliseconds, applied, looksToCome };
};

/** Makes each change once for each pair of people and measures it. */
export const measureCosts = async (
  tenant: SimulatedTenant,
  path: LivePath,
  groupId: string,
  people: readonly { readonly newcomer: string; readonly known: string }[],
): Promise<readonly Cost[]> => {
  const costs: Cost[] = [];
  // signs in and opens the connections
  await path.deliver({ about: 'group', objectId: groupId });
  path.outcomes();
  for (const pair of people)
    for (const change of changesToMeasure(tenant, groupId, pair))
      costs.push(await costOf(tenant, path, change));
  return costs;
};
