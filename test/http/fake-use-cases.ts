import type { TaskWithRun, UseCases } from '../../server/engine/use-cases.ts';
import type { PlanRow } from '../../server/ports/stores.ts';
import { aDraft, aGroup, aHistoryEntry, aPlan, aRow, aRun, aTask, aUser } from './samples.ts';

const noLive = {
  ...({ enabled: false, state: 'off', reason: null } as const),
  ...{ since: null, checkedAt: null, latency: null, drift: null, lagMisses: 0 },
};

/** A task as the use cases show it. */
export const aShownTask = (fields: Partial<TaskWithRun> = {}): TaskWithRun => ({
  ...{ task: aTask(), lastRun: null, live: noLive, alerts: [] },
  ...{ managedUsers: 12, secretExpiresInDays: null },
  ...fields,
});

export interface Called {
  readonly name: string;
  readonly args: readonly unknown[];
}

export interface FakeUseCases {
  readonly useCases: UseCases;
  /** What was called since the last `forget`. */
  readonly calls: readonly Called[];
  forget(): void;
  /** The next call fails with this. */
  failNext(error: unknown): void;
}

async function* each(rows: readonly PlanRow[]) {
  yield* rows;
}

const domain = {
  name: 'contoso.com',
  selected: true,
  microsoftListed: true,
  microsoftVerified: true,
  managed: true,
  selectable: true,
  reason: null,
};

/** Use cases that record how they were called and answer samples; `over` replaces some. */
export const createFakeUseCases = (over: Partial<UseCases> = {}): FakeUseCases => {
  const calls: Called[] = [];
  let failure: { readonly error: unknown } | null = null;

  const does =
    <Args extends readonly unknown[], Result>(name: string, answer: (...args: Args) => Result) =>
    async (...args: Args): Promise<Result> => {
      calls.push({ name, args });
      const failed = failure;
      failure = null;
      if (failed) throw failed.error;
      return answer(...args);
    };

  const useCases: UseCases = {
    tasks: {
      list: does('tasks.list', () => [aShownTask({ lastRun: aRun() })]),
      get: does('tasks.get', () => aShownTask()),
      create: does('tasks.create', () => aShownTask()),
      edit: does('tasks.edit', () => aShownTask()),
      remove: does('tasks.remove', () => undefined),
      copy: does('tasks.copy', () => aShownTask()),
      deletion: does('tasks.deletion', () => ({
        managedUsers: 12,
        disabledBySync: 1,
        message: 'Deletes nobody.',
      })),
    },
    drafts: {
      get: does('drafts.get', () => aDraft),
      save: does('drafts.save', () => aDraft),
      remove: does('drafts.remove', () => undefined),
    },
    testAccess: does('testAccess', () => ({
      ok: false,
      tenantName: null,
      checks: [{ permission: 'User.Read.All', state: 'missing' as const, fix: 'Grant it.' }],
      error: {
        code: 'expired-secret' as const,
        message: 'Expired.',
        upstream: { aadsts: 7000222 },
      },
    })),
    domains: {
      list: does('domains.list', () => [domain]),
      refresh: does('domains.refresh', () => [domain]),
      select: does('domains.select', () => [domain]),
    },
    groups: {
      list: does('groups.list', () => ({ groups: [aGroup()], nextCursor: 'next', notice: null })),
      select: does('groups.select', () => [aGroup()]),
      setActions: does('groups.setActions', () => ({
        group: aGroup(),
        warnings: [{ code: 'admin-without-otp' as const, message: 'otp is suggested.' }],
      })),
    },
    plans: {
      create: does('plans.create', () => aPlan()),
      get: does('plans.get', () => aPlan()),
      changes: does('plans.changes', () => ({ rows: [aRow()], nextAfter: 7, total: 9 })),
      export: does('plans.export', () => ({ plan: aPlan(), rows: each([aRow()]) })),
    },
    runs: {
      start: does('runs.start', () => aRun({ state: 'queued' })),
      applyPlan: does('runs.applyPlan', () => aRun({ state: 'queued' })),
      list: does('runs.list', () => ({ runs: [aRun()], nextCursor: null })),
      get: does('runs.get', () => aRun()),
      changes: does('runs.changes', () => ({ rows: [aRow()], nextAfter: null, total: 1 })),
      export: does('runs.export', () => ({ run: aRun(), rows: each([aRow()]) })),
      watch: async function* (...args) {
        yield await does('runs.watch', (..._: readonly unknown[]) => aRun())(...args);
      },
      cancel: does('runs.cancel', () => aRun({ cancelRequested: true })),
      approve: does('runs.approve', () => aRun({ state: 'queued' })),
    },
    users: {
      list: does('users.list', () => ({ users: [aUser()], nextCursor: null, total: 1 })),
      get: does('users.get', () => aUser()),
      create: does('users.create', () => aUser()),
      edit: does('users.edit', () => aUser()),
      history: does('users.history', () => ({ entries: [aHistoryEntry()], nextCursor: 'next' })),
    },
    managedDomains: {
      list: does('managedDomains.list', () => [{ name: 'contoso.com', lftGlobalQuota: null }]),
      put: does('managedDomains.put', () => [{ name: 'contoso.com', lftGlobalQuota: 10 }]),
    },
    ...over,
  };
  return {
    useCases,
    calls,
    forget: () => {
      calls.length = 0;
    },
    failNext: (error) => {
      failure = { error };
    },
  };
};
