import { AppError } from '../../server/domain/errors.ts';
import type { User } from '../../server/domain/user.ts';
import { decideRows, movedError, touchedBy } from '../../server/mongo/decided-rows.ts';
import type { ChangeResult, Target } from '../../server/ports/target.ts';
import { createFakeMemory, type FakeMemory, userKey } from './memory.ts';
import { createFakeUserReader } from './user-reader.ts';

/** Built-in user management in memory: the same decisions as the adapter, and all of a batch or nothing. */
export const createFakeTarget = (memory: FakeMemory = createFakeMemory()): Target => {
  const put = (user: User): void => void memory.users.set(userKey(user.tenantId, user.email), user);
  const objectIdTaken = (user: User): boolean =>
    user.objectId !== null &&
    [...memory.users.values()].some(
      (other) =>
        other.tenantId === user.tenantId &&
        other.objectId === user.objectId &&
        other.email !== user.email,
    );
  return {
    ...createFakeUserReader(memory),
    apply: async ({ tenantId, taskId, planId, runId, lease, rows, at, approved }) => {
      const held = memory.leases.get(lease.taskId);
      if (held?.holder !== lease.holder || held.token !== lease.token)
        throw new AppError('lease-lost', `Another process took over task ${taskId}.`);
      const planRows = memory.planRows.get(planId) ?? [];
      const done = new Set(
        planRows.filter((row) => row.result === 'applied').map((row) => row.seq),
      );
      const open = rows.filter((row) => !done.has(row.seq));
      if (open.some((row) => planRows[row.seq] === undefined))
        throw new AppError('not-found', `Plan ${planId} does not hold these rows.`);
      const { emails, objectIds } = touchedBy(open);
      const users = [...memory.users.values()].filter(
        (user) =>
          user.tenantId === tenantId &&
          (emails.includes(user.email) ||
            (user.objectId !== null && objectIds.includes(user.objectId))),
      );
      const decided = decideRows({ tenantId, taskId }, open, users);
      for (const { becomes } of decided.writes) put(becomes);
      for (const row of decided.moved)
        planRows[row.seq] = { ...row, result: 'failed', resultError: movedError(row) };
      for (const { seq, change } of decided.applied) {
        planRows[seq] = { seq, change, result: 'applied', resultError: null };
        const { email, previousEmail, kind, reason, group, settings } = change;
        if (email === null) continue;
        const why = { actor: 'sync', kind, reason, group, settings, approved } as const;
        const where = { tenantId, email, previousEmail, taskId, runId, planId, seq };
        memory.history.push({ ...where, ...why, at: at.toISOString() });
      }
      const results = new Map<number, ChangeResult>(
        decided.results.map((result) => [result.seq, result]),
      );
      return rows.map(({ seq }) => results.get(seq) ?? { seq, result: 'applied' });
    },
    insert: async (user) => {
      if (memory.users.has(userKey(user.tenantId, user.email)) || objectIdTaken(user))
        throw new AppError('user-exists', `There already is a user ${user.email}.`);
      put(user);
    },
    replace: async (user, expectedRevision) => {
      const stored = memory.users.get(userKey(user.tenantId, user.email));
      if (stored?.revision !== expectedRevision) return false;
      if (objectIdTaken(user))
        throw new AppError('user-exists', `Another user stands for ${user.objectId}.`);
      put(user);
      return true;
    },
    releaseTask: async (tenantId, taskId) => {
      for (const user of memory.users.values())
        if (user.tenantId === tenantId && user.managedBy === taskId)
          put({ ...user, managedBy: null, revision: user.revision + 1 });
    },
  };
};
