import { failureOf } from '../domain/errors.ts';
import type { AlertStore, KeptAlert, PostAlert } from '../ports/alerts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { TaskHealth } from './watch-tasks.ts';

interface Deps {
  /** How all tasks do now. */
  readonly watch: () => Promise<readonly TaskHealth[]>;
  readonly alerts: AlertStore;
  readonly post: PostAlert;
  readonly clock: Clock;
  readonly log: Log;
  /** Fires when the process is to stop. */
  readonly shutdown: AbortSignal;
  /** The shortest time between two looks. */
  readonly everyMs?: number;
}

export interface AlertWatch {
  /** To be called often: looks now and then what is to be told, without being waited for. */
  look(): void;
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>;
}

const defaultEveryMs = 30_000;
/** Longer than one posting takes: somebody who died while posting is replaced after it. */
const claimMs = 60_000;
const firstWaitMs = 30_000;
const longestWaitMs = 60 * 60_000;
/** Told in one look, one after the other: a channel takes only a few at a time. */
const atOnce = 20;
const manyAlerts = 10_000;

/**
 * Tells each alert once when it is raised (and at each of its occasions) and once when it ends, whichever process sees it;
 * repeats what could not be told. Should a process die while it posts, that one is told twice. A failed look is repeated.
 */
export const createAlertWatch = (deps: Deps): AlertWatch => {
  // not at once: after a downtime the first looks are to come before somebody is alarmed
  let lookedAt = deps.clock.now().getTime();
  let running: Promise<void> | null = null;
  return {
    look() {
      const now = deps.clock.now().getTime();
      if (running !== null || deps.shutdown.aborted) return;
      if (now - lookedAt < (deps.everyMs ?? defaultEveryMs)) return;
      lookedAt = now;
      running = tellAlerts(deps)
        .catch((error: unknown) => {
          deps.log.warn({ code: failureOf(error).code }, 'alerts not looked at; it is repeated');
        })
        .finally(() => {
          running = null;
        });
    },
    idle: async () => {
      await running;
    },
  };
};

const tellAlerts = async (deps: Deps): Promise<void> => {
  const at = deps.clock.now().toISOString();
  const known = await deps.alerts.all(manyAlerts);
  const changed = await keepChanges(deps, known, at);
  const kept = changed ? await deps.alerts.all(manyAlerts) : known;
  const due = kept.filter((one) => one.wanted !== one.posted && one.notBefore <= at);
  for (const one of due.slice(0, atOnce)) {
    if (deps.shutdown.aborted) return;
    await tell(deps, one);
  }
};

const idOf = (taskId: string, code: string): string => `${taskId} ${code}`;

/** Keeps what was raised and what ended since the last look; true if there was anything. */
const keepChanges = async (
  { alerts, watch }: Deps,
  known: readonly KeptAlert[],
  at: string,
): Promise<boolean> => {
  const byId = new Map(known.map((one) => [one.alertId, one]));
  const present = new Set<string>();
  let changed = false;
  for (const { task, alerts: raised } of await watch()) {
    for (const alert of raised) {
      const id = idOf(task.taskId, alert.code);
      present.add(id);
      const before = byId.get(id);
      if (before?.state === 'raised' && before.alert.occasion === alert.occasion) continue;
      await alerts.raise(task, alert, at);
      changed = true;
    }
  }
  for (const one of known) {
    if (present.has(one.alertId)) continue;
    if (one.state === 'ended' && one.posted !== null) continue;
    await alerts.end(one, at);
    changed = true;
  }
  return changed;
};

const tell = async (deps: Deps, kept: KeptAlert): Promise<void> => {
  const { alerts, clock, log, shutdown } = deps;
  const now = clock.now();
  const until = new Date(now.getTime() + claimMs).toISOString();
  if (!(await alerts.claim(kept, now.toISOString(), until))) return;
  const { task, alert, state, changedAt } = kept;
  const facts = { taskId: task.taskId, alert: alert.code, event: state };
  const posting = await deps.post({ event: state, task, alert, at: changedAt }, shutdown);
  if (posting.ok) {
    await alerts.posted(kept);
    log.info(facts, 'alert posted');
    return;
  }
  const doubled = Math.min(firstWaitMs * 2 ** kept.attempts, longestWaitMs);
  const wait = Math.max(doubled, posting.retryAfterMs ?? 0);
  await alerts.postpone(kept, new Date(clock.now().getTime() + wait).toISOString());
  log.warn({ ...facts, why: posting.why }, 'alert not posted; it is repeated');
};
