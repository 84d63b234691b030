import { type DriftCause, sizeOfDrift } from '../domain/live.ts';
import type { Task } from '../domain/task.ts';
import type { Clock } from '../ports/clock.ts';
import type { LiveStore } from '../ports/live.ts';
import type { MirrorDrift, MirrorState } from '../ports/mirror.ts';
import type { Inbox } from '../ports/subscriptions.ts';
import type { FollowOutcome } from './follow-delta.ts';

interface Deps {
  readonly live: Pick<LiveStore, 'get' | 'addDrift'>;
  readonly inbox: Pick<Inbox, 'due'>;
  readonly clock: Clock;
}

/** A full read of a live task that had a mirror to compare with. */
interface ComparedRead {
  readonly found: MirrorDrift;
  /** Memberships the read found in all. */
  readonly mirrored: number;
  /** The mirror as it was before; null if it could not be used. */
  readonly before: Pick<MirrorState, 'readAt'> | null;
  /** What the live path found by itself right before the read; null if it was not asked. */
  readonly followed: FollowOutcome | null;
}

/** Keeps what a full read found that the live path had missed, with what explains it; answers how much it is. */
export const recordDrift = async (
  deps: Deps,
  { taskId }: Pick<Task, 'taskId'>,
  read: ComparedRead,
): Promise<number> => {
  const { found, mirrored } = read;
  const size = sizeOfDrift(found);
  const at = deps.clock.now().toISOString();
  const explained = size === 0 ? null : await causeOf(deps, taskId, read);
  await deps.live.addDrift(taskId, { ...found, mirrored, at, explained });
  return size;
};

const ever = '9999-12-31T23:59:59.999Z';
const few = 100;

const causeOf = async (
  { live, inbox }: Deps,
  taskId: string,
  { before, followed }: ComparedRead,
): Promise<DriftCause | null> => {
  if (before === null || followed?.kind !== 'advanced') return 'full-read-needed';
  const subscriptions = (await live.get([taskId])).get(taskId)?.subscriptions ?? null;
  if (subscriptions === null) return 'polling';
  if (subscriptions.state !== 'on' || subscriptions.since > before.readAt) return 'degraded';
  // notified while the directory was read, or shortly before; what names no object tells of no change of its own
  const waiting = await inbox.due(taskId, ever, few);
  return waiting.some((entry) => entry.objectId !== null) ? 'changes-under-way' : null;
};
