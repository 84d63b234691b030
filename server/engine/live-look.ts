import { AppError, failureOf } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import type { Change } from '../domain/plan.ts';
import type { Run } from '../domain/run.ts';
import { missingForSync, type Task } from '../domain/task.ts';
import type { Lease } from '../ports/leases.ts';
import type { TaskStore } from '../ports/stores.ts';
import type { Inbox, InboxEntry } from '../ports/subscriptions.ts';
import { configDigestOf } from './make-plan.ts';
import { newRun } from './new-run.ts';
import { type Prepared, prepareIncremental } from './prepare-plan.ts';
import { applyPrepared, type RunDeps } from './reconcile.ts';

/** How long one applied change took on its way, in milliseconds since it happened (or was received, where that is all we know). */
export interface Latency {
  readonly objectId: string;
  readonly received: number;
  readonly read: number;
  readonly applied: number;
}

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
  | { readonly kind: 'looked'; readonly latencies: readonly Latency[]; readonly misses: number }
  | { readonly kind: 'read-in-full'; readonly why: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** A notified change that delta does not show is looked for again after these waits, then left to the next full read. */
export const lagWaits: readonly number[] = [
  1000, 2000, 2000, 2000, 2000, 4000, 8000, 15_000, 30_000, 50_000,
];

/**
 * A round that told of a notified group may have told of an earlier change of it only: the task looks again after these
 * times, one outstanding look each, and anew whenever such a look finds something.
 */
const againAfter: readonly number[] = [2000, 10_000, 60_000];

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
  if (task === null || !task.liveSync.enabled || missingForSync(task).length > 0) {
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

/** Whether a live task should look without having been told to: see `liveLook`. */
export const isTimeToLook = async (
  deps: Pick<LiveDeps, 'mirror' | 'pollMs'> & {
    readonly readers: Pick<LiveDeps['readers'], 'digest' | 'clock'>;
  },
  task: Task,
): Promise<boolean> => {
  const state = await deps.mirror.state(task.taskId);
  if (state === null) return true;
  if (state.plannedDigest !== configDigestOf(deps.readers.digest, task)) return true;
  if ((await deps.mirror.affected(task.taskId, 1)).length > 0) return true;
  return deps.readers.clock.now().getTime() - Date.parse(state.checkedAt) >= deps.pollMs;
};

const look = async (
  deps: LiveDeps,
  task: Task,
  entries: readonly InboxEntry[],
  lease: Lease,
  signal: AbortSignal,
): Promise<boolean> => {
  const { taskId } = task;
  const { clock } = deps.readers;
  const prepared = await prepareIncremental(deps, task, { users: null, actor: null, signal });
  if ('readInFull' in prepared) {
    const ids = entries.map((entry) => entry.entryId);
    if (!(await queueFull(deps, task, entries.length > 0 ? 'notification' : 'poll'))) {
      await deps.inbox.postpone(ids, new Date(clock.now().getTime() + retryMs).toISOString());
      return false;
    }
    await deps.inbox.done(ids);
    deps.record(taskId, { kind: 'read-in-full', why: prepared.readInFull });
    return true;
  }
  const readAt = clock.now().getTime();
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
  const misses = await closeEntries(deps, entries, prepared);
  const found = prepared.shown !== null && prepared.shown.size > 0;
  if (entries.length > 0 && found) await lookAgain(deps, taskId);
  const latencies = latenciesOf(entries, writes, readAt, clock.now().getTime());
  deps.record(taskId, { kind: 'looked', latencies, misses });
  return writes.length > 0 && problem?.code !== 'all-groups-empty';
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
  const unsuccessful = latest?.state === 'failed' || latest?.state === 'cancelled';
  if (unsuccessful && deps.readers.clock.now().getTime() - ended < deps.pollMs) return false;
  await deps.runs.insert(
    newRun(deps.newId(), task, deps.readers.clock.now(), { kind: 'full', trigger }),
  );
  return true;
};

/** Storing a look that is outstanding already changes nothing. */
const lookAgain = async (deps: LiveDeps, taskId: TaskId): Promise<void> => {
  const now = deps.readers.clock.now();
  await deps.inbox.store(
    againAfter.map((wait) => ({
      entryId: `again ${wait} ${taskId}`,
      taskId,
      subscriptionId: '',
      about: 'lifecycle',
      objectId: null,
      lifecycleEvent: null,
      eventTime: null,
      receivedAt: now.toISOString(),
      attempts: 0,
      notBefore: new Date(now.getTime() + wait).toISOString(),
    })),
  );
  for (const wait of againAfter) deps.wakeLater(taskId, wait + 10);
};

/**
 * Entries whose object the round told of are done. Of the others delta may not know yet (replication lag): they are
 * looked for again, a few times, and then left to the next full read and counted.
 */
const closeEntries = async (
  deps: LiveDeps,
  entries: readonly InboxEntry[],
  { shown }: Prepared,
): Promise<number> => {
  const done: string[] = [];
  const waiting = new Map<number, string[]>();
  let misses = 0;
  for (const { entryId, objectId, attempts } of entries) {
    const wait = lagWaits[attempts];
    if (objectId === null || shown === null || shown.has(objectId)) done.push(entryId);
    else if (wait === undefined) {
      misses += 1;
      done.push(entryId);
    } else waiting.set(wait, [...(waiting.get(wait) ?? []), entryId]);
  }
  if (done.length > 0) await deps.inbox.done(done);
  const now = deps.readers.clock.now().getTime();
  for (const [wait, ids] of waiting) {
    await deps.inbox.postpone(ids, new Date(now + wait).toISOString());
    const [first] = entries;
    if (first) deps.wakeLater(first.taskId, wait + 10);
  }
  return misses;
};

/** One latency per applied change, from the earliest entry about the person or about one of his groups. */
const latenciesOf = (
  entries: readonly InboxEntry[],
  writes: readonly Change[],
  readAt: number,
  appliedAt: number,
): readonly Latency[] => {
  const earliest = new Map<string, InboxEntry>();
  for (const entry of entries) {
    const known = entry.objectId === null ? undefined : earliest.get(entry.objectId);
    if (entry.objectId !== null && (!known || entry.receivedAt < known.receivedAt)) {
      earliest.set(entry.objectId, entry);
    }
  }
  return writes.flatMap((change) => {
    const ids = [
      change.objectId,
      change.group?.groupId,
      ...change.otherGroups.map((one) => one.groupId),
    ];
    const entry = ids
      .map((id) => (id ? earliest.get(id) : undefined))
      .find((one) => one !== undefined);
    if (entry === undefined || change.objectId === null) return [];
    const start = Date.parse(entry.eventTime ?? entry.receivedAt);
    return [
      {
        objectId: change.objectId,
        received: Date.parse(entry.receivedAt) - start,
        read: readAt - start,
        applied: appliedAt - start,
      },
    ];
  });
};
