import { type AlignmentPace, nextLook, paceAfter } from '../domain/alignment-pace.ts';
import type { TaskId } from '../domain/ids.ts';
import type { NewId } from '../ports/clock.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Lease, Leases } from '../ports/leases.ts';
import type { LiveStore } from '../ports/live.ts';
import type { MirrorReader } from '../ports/mirror.ts';
import type { TaskStore } from '../ports/stores.ts';
import { type Alignment, alignSubscriptions } from './align-subscriptions.ts';
import type { AlignDeps, LiveAccess } from './alignment-work.ts';
import { keepLease } from './keep-lease.ts';
import { readLiveAccesses, type WantedAccess } from './live-accesses.ts';

export interface AlignLiveDeps extends AlignDeps {
  readonly tasks: Pick<TaskStore, 'live'>;
  readonly mirror: Pick<MirrorReader, 'groupIdsOf'>;
  readonly live: Pick<LiveStore, 'put'>;
  readonly leases: Leases;
  readonly jobs: Pick<Jobs, 'wake'>;
  readonly newId: NewId;
  /** Fires when the process is to stop. */
  readonly shutdown?: AbortSignal;
  /** How long an access stays with a process that does not renew it; 15 s if absent. */
  readonly leaseMs?: number;
}

const defaultLeaseMs = 15_000;
/** Accesses side by side, so that one whose directory does not answer holds up no other. */
const sideBySide = 4;
/** What could not be removed with the secret of a task that is gone is forgotten after this time, and the secret with it. */
const forgetAfterMs = 60 * 60_000;

/**
 * Brings the subscriptions of every access to what its live tasks need, one process at a time per access, and keeps what
 * was found for the tasks to show. A task whose subscription is new is woken: it may have missed something. Those of an
 * access without a live task are removed. Accesses told as urgent do not wait for their turn, and are taken off the set.
 * What is remembered between two calls is of this process: several ask Graph as many times.
 */
export const createAlignLive = (deps: AlignLiveDeps): ((urgent: Set<string>) => Promise<void>) => {
  const paces = new Map<string, AlignmentPace>();
  const leaving = new Map<string, number>();

  const alignWanted = async (
    { access, wanted }: WantedAccess,
    urgent: Set<string>,
  ): Promise<void> => {
    const { accessKey, tasks } = access;
    const before = urgent.has(accessKey) ? null : (paces.get(accessKey) ?? null);
    const now = deps.clock.now();
    const look = nextLook(before, now.getTime(), wanted);
    if (look === 'wait') return;
    const found = await withLease(deps, accessKey, (signal) => {
      urgent.delete(accessKey);
      return alignSubscriptions(deps, access, { look, signal });
    });
    if (found === null) return;
    const facts = { now: now.getTime(), wanted, isSettled: found.settled };
    const pace = found.asked ? paceAfter(before, facts) : before;
    if (pace !== null) paces.set(accessKey, pace);
    for (const taskId of found.catchUp) await deps.jobs.wake(taskId);
    const { state } = found;
    const reason = reasonOf(found, pace);
    const checkedAt = now.toISOString();
    for (const { taskId } of tasks) await deps.live.put(taskId, { state, reason, checkedAt });
  };

  const alignAbandoned = async (access: LiveAccess): Promise<void> => {
    const { accessKey } = access;
    const now = deps.clock.now().getTime();
    const since = leaving.get(accessKey) ?? now;
    leaving.set(accessKey, since);
    const before = paces.get(accessKey) ?? null;
    if (nextLook(before, now, left) === 'wait') return;
    const isLate = now - since >= forgetAfterMs;
    const found = await withLease(deps, accessKey, (signal) =>
      alignSubscriptions(deps, isLate ? { ...access, directoryAccess: null } : access, { signal }),
    );
    if (found === null) return;
    if (!found.settled) {
      paces.set(accessKey, paceAfter(before, { now, wanted: left, isSettled: false }));
      return;
    }
    paces.delete(accessKey);
    leaving.delete(accessKey);
  };

  return async (urgent) => {
    const { wanted, abandoned } = await readLiveAccesses(deps);
    const wantedKeys = new Set(wanted.map(({ access }) => access.accessKey));
    const keys = new Set([...wantedKeys, ...abandoned.map(({ accessKey }) => accessKey)]);
    for (const key of urgent) if (!wantedKeys.has(key)) urgent.delete(key);
    for (const key of paces.keys()) if (!keys.has(key)) paces.delete(key);
    for (const key of leaving.keys())
      if (wantedKeys.has(key) || !keys.has(key)) leaving.delete(key);
    await sideBySideAll([
      ...wanted.map((one) => () => alignWanted(one, urgent)),
      ...abandoned.map((access) => () => alignAbandoned(access)),
    ]);
  };
};

/** What is wanted of an access without a task. */
const left = 'nothing';

const reasonOf = ({ reason }: Alignment, pace: AlignmentPace | null): string | null => {
  if (reason === null || !pace?.retry) return reason;
  const at = new Date(pace.retry.at).toISOString();
  return `${reason} It is tried again at ${at.slice(11, 19)} UTC.`;
};

/** Null if another process is at it. */
const withLease = async <Result>(
  deps: AlignLiveDeps,
  accessKey: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | null> => {
  const { leases, clock, leaseMs: ttlMs = defaultLeaseMs, shutdown } = deps;
  const key: TaskId = `subscriptions ${accessKey}`;
  const lease: Lease | null = await leases.acquire(key, deps.newId(), clock.now(), ttlMs);
  if (lease === null) return null;
  try {
    return await keepLease(deps, { lease, ttlMs, ...(shutdown ? { stop: shutdown } : {}) }, work);
  } finally {
    await leases.release(lease);
  }
};

/** Does all of it, whatever becomes of the others; then rejects with the first failure. */
const sideBySideAll = async (works: readonly (() => Promise<void>)[]): Promise<void> => {
  const waiting = [...works];
  const failures: unknown[] = [];
  const one = async (): Promise<void> => {
    for (let work = waiting.shift(); work; work = waiting.shift()) {
      await work().catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, one));
  if (failures.length > 0) throw failures[0];
};
