import type { Change } from '../domain/plan.ts';
import type { Run } from '../domain/run.ts';
import type { Task } from '../domain/task.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { RunStore } from '../ports/stores.ts';
import { newRun } from './new-run.ts';

interface Deps {
  readonly runs: Pick<RunStore, 'insert' | 'unfinished'>;
  readonly newId: NewId;
  readonly clock: Clock;
}

/**
 * Queues one more full run if this one made room for people whose address was taken until then: of a task with a mirror
 * the next look sees to them, of any other nobody would before the next interval. It has a plan of its own, and as each
 * such run has changed something, they come to an end.
 */
export const queueFollowUp = async (
  { runs, newId, clock }: Deps,
  run: Run,
  task: Task,
  changes: readonly Change[],
): Promise<void> => {
  if (run.kind !== 'full' || run.users !== null || run.chosenPlanId !== null) return;
  if (task.liveSync.enabled || !madeRoom(changes)) return;
  // a run that was interrupted here has queued it already
  const waiting = await runs.unfinished(task.taskId);
  if (waiting.some((other) => other.state === 'queued' && other.kind === 'full' && !other.users))
    return;
  const { trigger, actor } = run;
  await runs.insert({ ...newRun(newId(), task, clock.now(), { kind: 'full', trigger }), actor });
};

/** Whether a row writes at an address that another row had to leave alone because it was taken. */
const madeRoom = (changes: readonly Change[]): boolean => {
  const written = new Set(
    changes
      .filter((change) => change.write !== null && change.heldBy.length === 0)
      .flatMap(({ email, previousEmail }) => [email, previousEmail]),
  );
  return changes.some(
    ({ reason, error, email }) =>
      reason === 'address-taken' && error !== null && written.has(email),
  );
};
