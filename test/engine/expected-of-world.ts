import type { TaskId } from '../../server/domain/ids.ts';
import type { PlanInput } from '../../server/domain/planner.ts';
import type { User } from '../../server/domain/user.ts';
import type { HistoryEntry } from '../../server/mongo/history-entry.ts';
import { expectedPlan } from '../domain/oracle/oracle.ts';
import type { ExpectedRow } from '../domain/oracle/rows.ts';
import { createFakeDirectory } from '../fakes/directory.ts';
import type { Office } from './office.ts';

/**
 * What the independent evaluator would still change after a complete read of the directory as it is; nothing, if everybody
 * has what he is to have. What is held is left out.
 */
export const stillWanted = async (
  office: Office,
  taskId: TaskId,
): Promise<readonly ExpectedRow[]> => {
  const { stores, model, actor } = office;
  const task = await stores.tasks.get(actor.tenantId, taskId);
  if (task === null) throw new Error('The task is gone.');
  const { users } = await stores.target.list(actor.tenantId, { limit: 1000 });
  const { beforeRead: _, ...present } = model;
  const selected = task.groups.filter((group) => group.selected).map(({ groupId }) => groupId);
  const { groups } = await stores.baseline.load(taskId);
  const input: PlanInput = {
    taskId,
    config: task,
    snapshot: await createFakeDirectory(present).directory.readGroups(selected),
    users,
    baseline: groups,
    activeAdmins: [],
    otherTasksDomains: new Set(),
    lftGlobalQuota: new Map(),
    operators: [task.operator],
    firstSynced: task.firstSyncedAt !== null,
    recent: { disables: 0, changes: 0 },
    only: null,
  };
  return expectedPlan(input).rows.filter((row) => row.write !== null && row.heldBy.length === 0);
};

const addressesOf = ({ email, previousEmail }: HistoryEntry): readonly string[] =>
  previousEmail === null ? [email] : [email, previousEmail];

const whatOf = ({ email, previousEmail, kind, settings }: HistoryEntry): string =>
  JSON.stringify([email, previousEmail, kind, settings]);

/**
 * Addresses whose history is not exactly what happened to their users: each write of a user has one entry, and no entry does
 * what the one before it did already, at each address it touches (two people may go the same way one after the other).
 * Only for users that nobody changed by hand.
 */
export const notOnce = (
  users: readonly Pick<User, 'email' | 'revision'>[],
  history: readonly HistoryEntry[],
): readonly string[] => {
  const writes = new Map<string, number>();
  const last = new Map<string, string>();
  const repeated: string[] = [];
  for (const entry of history) {
    const addresses = addressesOf(entry);
    const what = whatOf(entry);
    if (addresses.every((address) => last.get(address) === what)) repeated.push(entry.email);
    for (const address of addresses) {
      writes.set(address, (writes.get(address) ?? 0) + 1);
      last.set(address, what);
    }
  }
  const revisions = new Map<string, number>(users.map(({ email, revision }) => [email, revision]));
  const all = new Set([...writes.keys(), ...revisions.keys()]);
  const miscounted = [...all].filter((address) => writes.get(address) !== revisions.get(address));
  return [...repeated, ...miscounted];
};
