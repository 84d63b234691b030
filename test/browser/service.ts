import { mailAddress } from '../../server/domain/ids.ts';
import { noCounts, type Refusal } from '../../server/domain/plan.ts';
import type { Run } from '../../server/domain/run.ts';
import type { Task } from '../../server/domain/task.ts';
import type { UseCases } from '../../server/engine/use-cases.ts';
import type { PlanRow } from '../../server/ports/stores.ts';
import { aShownTask, createFakeUseCases } from '../http/fake-use-cases.ts';
import { aPlan, aRow, aRun, aTask } from '../http/samples.ts';

/** A service whose tasks, runs and rows a test sets; a started run stays at work until the test moves it on. */
export interface FakeService {
  readonly useCases: UseCases;
  tasks: readonly Task[];
  /** The most recent run; null = never synchronised. */
  run: Run | null;
  rows: readonly PlanRow[];
  /** What the next reading of the tasks fails with. */
  failure: Error | null;
  /** Without tasks again. */
  reset(): void;
}

/** A task that lacks nothing. */
export const aReadyTask = (): Task =>
  aTask({
    name: 'Contoso main',
    description: 'Everyone in Switzerland',
    periodicSync: { enabled: true, intervalMinutes: 60 },
    groups: [
      {
        groupId: 'g1',
        displayName: 'Staff',
        kind: 'security',
        selected: true,
        actions: [{ action: 'crypto', value: 'SigEnc' }],
      },
    ],
  });

/** A started run while it reads the directory. */
export const readingRun = (): Run =>
  aRun({
    runId: 'run-2',
    state: 'reading',
    success: null,
    planId: null,
    finishedAt: null,
    progress: {
      groupsRead: 2,
      groupsTotal: 8,
      membersRead: 480,
      changesDone: 0,
      changesTotal: null,
    },
  });

/** A run that created, updated and skipped these many users. */
export const doneRun = (create: number, update: number, skipped: number): Run =>
  aRun({
    runId: 'run-2',
    counts: {
      ...noCounts,
      create,
      update,
      skipped,
      unchanged: 940,
      applied: create + update,
      failed: 0,
      held: 0,
      drift: 0,
    },
    startedAt: '2026-11-23T10:00:00.000Z',
    finishedAt: '2026-11-23T10:01:05.000Z',
    graph: { requests: 14, resourceUnits: 31 },
  });

/** A run of which the safeguards held everything. */
export const heldRun = (): Run => {
  const run = doneRun(0, 6, 1);
  return { ...run, state: 'held', success: false, counts: { ...run.counts, applied: 0, held: 6 } };
};

const refusal: Refusal = {
  code: 'too-many-disables',
  message: '12 users would be disabled: 12 of 100 is 12 %, over 10 %.',
  approvable: true,
  count: 12,
  emails: [],
};

/** Rows of such a run: `person0@contoso.ch` and so on are updated. */
export const manyRows = (create: number, update: number, skipped: number): readonly PlanRow[] => {
  const row = (index: number): PlanRow => {
    if (index < create)
      return aRow({ kind: 'create', email: mailAddress(`new${index}@contoso.ch`) }, index);
    if (index >= create + update)
      return aRow({ kind: 'skip', reason: 'guest', email: null, settings: [] }, index);
    return aRow(
      {
        email: mailAddress(`person${index - create}@contoso.ch`),
        settings: [
          { setting: 'sendQuar', was: [], becomes: ['08:00', '16:30'], action: 'sendQuar' },
        ],
        otherGroups: [{ groupId: 'g2', displayName: 'Zurich office' }],
      },
      index,
    );
  };
  const rows = Array.from({ length: create + update + skipped }, (_, index) => row(index));
  return rows.map((one) => (one.change.kind === 'skip' ? one : { ...one, result: 'applied' }));
};

/** A fake service without tasks. */
export const createFakeService = (): FakeService => {
  const { useCases } = createFakeUseCases();
  const page = 100;
  const service: FakeService = {
    tasks: [],
    run: null,
    rows: [],
    failure: null,
    reset: () => {
      Object.assign(service, { tasks: [], run: null, rows: [], failure: null });
    },
    useCases: {
      ...useCases,
      tasks: {
        ...useCases.tasks,
        list: async () => {
          const { failure } = service;
          service.failure = null;
          if (failure) throw failure;
          return service.tasks.map((task) => aShownTask({ task, lastRun: service.run }));
        },
        get: async () => aShownTask({ task: service.tasks[0] ?? aTask(), lastRun: service.run }),
      },
      plans: {
        ...useCases.plans,
        get: async () => aPlan({ refusals: service.run?.state === 'held' ? [refusal] : [] }),
      },
      runs: {
        ...useCases.runs,
        start: async () => {
          service.run = readingRun();
          return service.run;
        },
        list: async () => ({ runs: service.run ? [service.run] : [], nextCursor: null }),
        get: async () => service.run ?? aRun(),
        watch: async function* () {
          if (service.run) yield service.run;
        },
        changes: async (_actor, _runId, { kind, after, offset }) => {
          const rows = service.rows.filter(({ change }) => !kind || change.kind === kind);
          const begin = after ?? offset ?? 0;
          const next = begin + page;
          return {
            rows: rows.slice(begin, next),
            nextAfter: next < rows.length ? next : null,
            total: rows.length,
          };
        },
      },
    },
  };
  return service;
};
