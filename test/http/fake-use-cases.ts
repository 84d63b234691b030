import type { UseCases } from '../../server/engine/use-cases.ts';
import type { PlanRow } from '../../server/ports/stores.ts';
import { aGroup, aPlan, aRow, aRun, aTask, aUser } from './samples.ts';

const noLive = { enabled: false, state: 'off', reason: null } as const;

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
      list: does('tasks.list', () => [{ task: aTask(), lastRun: aRun(), live: noLive }]),
      get: does('tasks.get', () => ({ task: aTask(), lastRun: null, live: noLive })),
      create: does('tasks.create', () => ({ task: aTask(), lastRun: null, live: noLive })),
      edit: does('tasks.edit', () => ({ task: aTask(), lastRun: null, live: noLive })),
      remove: does('tasks.remove', () => undefined),
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
      changes: does('plans.changes', () => ({ rows: [aRow()], nextAfter: 7 })),
      export: does('plans.export', () => ({ plan: aPlan(), rows: each([aRow()]) })),
    },
    runs: {
      start: does('runs.start', () => aRun({ state: 'queued' })),
      applyPlan: does('runs.applyPlan', () => aRun({ state: 'queued' })),
      list: does('runs.list', () => ({ runs: [aRun()], nextCursor: null })),
      get: does('runs.get', () => aRun()),
      changes: does('runs.changes', () => ({ rows: [aRow()], nextAfter: null })),
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
