import { AppError, failureOf } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import type { StageLatency } from '../domain/live.ts';
import type { Run } from '../domain/run.ts';
import { isLive, missingForSync, type Task } from '../domain/task.ts';
import type { Lease } from '../ports/leases.ts';
import type { TaskStore } from '../ports/stores.ts';
import type { Inbox, InboxEntry } from '../ports/subscriptions.ts';
import { changeLatencies } from './change-latencies.ts';
import { closeEntries, closeOthers } from './close-entries.ts';
import { lookAgain } from './look-again.ts';
import { newRun } from './new-run.ts';
import { type Prepared, prepareIncremental } from './prepare-plan.ts';
import { applyPrepared, type RunDeps } from './reconcile.ts';
import { isTimeToLook } from './tasks-to-look.ts';

export interface LiveDeps extends RunDeps {
  readonly tasks: Pick<TaskStore, 'get' | 'markFirstSynced' | 'forWork'>;
  readonly inbox: Inbox;
  /** How often delta is asked without being told to. */
  readonly pollMs: number;
  /** Wakes the task after a while; if that is lost, the sweep finds it later. */
  readonly wakeLater: (taskId: TaskId, milliseconds: number) => void;
  /** Told what became of a look; never throws. */
  readonly record: (taskId: TaskId, outcome: LookOutcome) => void;
}

export type LookOutcome =
  | {
      readonly kind: 'looked';
      readonly latencies: readonly StageLatency[];
      readonly misses: number;
    }
  | { readonly kind: 'read-in-full'; readonly why: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** Deliveries worked off in one look: a flood is a few delta pages, not as many runs. */
const atOnce = 5000;
const retryMs = 10_000;

/**
 * Looks whether something changed for a live task: because it was told so, because it is time, or because the
 * configuration changed. Applies what is to be applied as a run; leaves no run behind if there is nothing. True if it is
 * worth looking once more at once.
 */
export const liveLook = async (
  deps: LiveDeps,
  taskId: TaskId,
  lease: Lease,
  signal: AbortSignal,
): Promise<boolean> => {
  const task = await deps.tasks.forWork(taskId);
  if (task === null || !isLive(task) || missingForSync(task).length > 0) {
    await deps.inbox.removeTask(taskId);
    return false;
  }
  const { clock } = deps.readers;
  const entries = await deps.inbox.due(taskId, clock.now().toISOString(), atOnce);
  if (entries.length === 0 && !(await isTimeToLook(deps, task))) return false;
  try {
    return await look(deps, task, entries, lease, signal);
  } catch (error) {
    if (signal.aborted || isOurs(error)) throw error;
    const { code, message } = failureOf(error);
    deps.log.warn({ taskId, code }, 'live look failed; it is repeated');
    deps.record(taskId, { kind: 'failed', code, message });
    await deps.inbox.postpone(
      entries.map((entry) => entry.entryId),
      new Date(clock.now().getTime() + retryMs).toISOString(),
    );
    return false;
  }
};

const isOurs = (error: unknown): boolean =>
  error instanceof AppError &&
  (error.code === 'lease-lost' || error.code === 'database-unavailable');

const look = async (
  deps: LiveDeps,
  task: Task,
  entries: readonly InboxEntry[],
  lease: Lease,
  signal: AbortSignal,
): Promise<boolean> => {
  const { taskId } = task;
  const { clock } = deps.readers;
  let readAt = clock.now().getTime();
  const prepared = await prepareIncremental(deps, task, {
    ...{ users: null, actor: null, signal },
    onRead: async () => {
      readAt = clock.now().getTime();
    },
  });
  if ('readInFull' in prepared) {
    const ids = entries.map((entry) => entry.entryId);
    if (!(await queueFull(deps, task, entries.length > 0 ? 'notification' : 'poll'))) {
      await deps.inbox.postpone(ids, new Date(clock.now().getTime() + retryMs).toISOString());
      return false;
    }
    // the read may be ahead of delta: what delta tells afterwards may be older, and newer only later
    if (entries.length > 0) await closeOthers(deps, entries, await lookAgain(deps, task, entries));
    deps.record(taskId, { kind: 'read-in-full', why: prepared.readInFull });
    return true;
  }
  const plannedAt = clock.now().getTime();
  const writes = prepared.made.content.changes.filter((change) => change.write !== null);
  const { problem } = prepared.made.content;
  if (problem?.code === 'all-groups-empty') {
    // nothing is done; the periodic run says so, once an interval and not at every look
    await prepared.settle({ held: true, applied: 0, again: new Set() });
    deps.record(taskId, { kind: 'failed', code: problem.code, message: problem.message });
  } else if (writes.length === 0) {
    await prepared.settle({ held: false, applied: 0, again: new Set() });
  } else {
    const run: Run = {
      ...newRun(deps.newId(), task, clock.now(), {
        kind: 'incremental',
        trigger: entries.length > 0 ? 'notification' : 'poll',
      }),
      state: 'planning',
      startedAt: clock.now().toISOString(),
    };
    await deps.runs.insert(run);
    await applyPrepared(deps, run, task, prepared, lease, signal);
  }
  const appliedAt = clock.now().getTime();
  // first the looks to come, then what they are for is closed: nothing is lost if the process dies in between
  const again = mayHaveMore(entries, prepared) ? await lookAgain(deps, task, entries) : noIds;
  const misses = await closeEntries(deps, entries, prepared.shown, again);
  const at = { read: readAt, planned: plannedAt, applied: appliedAt };
  const latencies = changeLatencies(entries, writes, at);
  deps.record(taskId, { kind: 'looked', latencies, misses });
  return writes.length > 0 && problem?.code !== 'all-groups-empty';
};

const noIds: ReadonlySet<string> = new Set();

/**
 * Whether there may be more than the round told of. What was notified once and is told of is complete; of what was notified
 * several times the round may have told the earlier change only, and where something was missed nobody knows.
 */
const mayHaveMore = (
  entries: readonly InboxEntry[],
  { shown, isChanged }: Pick<Prepared, 'shown' | 'isChanged'>,
): boolean => {
  const notified = new Set<string>();
  for (const { objectId, lifecycleEvent } of entries) {
    if (objectId === null) {
      if (isChanged || lifecycleEvent !== null) return true;
    } else if (shown?.has(objectId)) {
      if (notified.has(objectId)) return true;
      notified.add(objectId);
    }
  }
  return false;
};

/** A full run, unless one waits already; false if one failed just now: then it is not repeated before the next poll. */
const queueFull = async (
  deps: LiveDeps,
  task: Task,
  trigger: 'notification' | 'poll',
): Promise<boolean> => {
  const waiting = await deps.runs.unfinished(task.taskId);
  if (waiting.some((run) => run.kind === 'full' && run.users === null)) return true;
  const latest = (await deps.runs.latest(task.tenantId, [task.taskId])).get(task.taskId);
  const ended = latest?.finishedAt ? Date.parse(latest.finishedAt) : Number.NEGATIVE_INFINITY;
  // where all groups were empty everything was read, and the mirror follows it
  const unsuccessful =
    (latest?.state === 'failed' && latest.error?.code !== 'all-groups-empty') ||
    latest?.state === 'cancelled';
  if (unsuccessful && deps.readers.clock.now().getTime() - ended < deps.pollMs) return false;
  await deps.runs.insert(
    newRun(deps.newId(), task, deps.readers.clock.now(), { kind: 'full', trigger }),
  );
  return true;
};
