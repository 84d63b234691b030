import type { TaskId } from '../domain/ids.ts';
import { missingForSync, type Task } from '../domain/task.ts';
import type { Clock, Digest } from '../ports/clock.ts';
import type { MirrorProgress, MirrorReader } from '../ports/mirror.ts';
import type { TaskStore } from '../ports/stores.ts';
import { configDigestOf } from './make-plan.ts';
import { isSeenTo } from './planned-digest.ts';

interface Deps {
  readonly mirror: Pick<MirrorReader, 'progressOf'>;
  /** How often delta is asked without being told to. */
  readonly pollMs: number;
  readonly readers: { readonly digest: Digest; readonly clock: Clock };
}

/** What of a configuration decides whether to look; null if nothing can be synchronised with it. */
type Wanted = { readonly digest: string } | null;

const wantedOf = (digest: Digest, task: Task): Wanted =>
  missingForSync(task).length > 0 ? null : { digest: configDigestOf(digest, task) };

const isDue = (deps: Deps, wanted: Wanted, progress: MirrorProgress | undefined): boolean => {
  if (wanted === null) return false;
  if (progress === undefined || progress.hasAffected) return true;
  if (!isSeenTo(progress.plannedDigest, wanted.digest)) return true;
  return deps.readers.clock.now().getTime() - Date.parse(progress.checkedAt) >= deps.pollMs;
};

/**
 * Whether a live task should look without having been told to: it has no mirror, somebody affected was not planned yet, its
 * configuration changed, or it is time to ask delta.
 */
export const isTimeToLook = async (deps: Deps, task: Task): Promise<boolean> => {
  const progress = await deps.mirror.progressOf([task.taskId]);
  return isDue(deps, wantedOf(deps.readers.digest, task), progress.get(task.taskId));
};

const manyTasks = 10_000;

/**
 * Tells which live tasks should look, by a few small questions however many tasks there are. What a configuration wants is
 * remembered by its revision, so that tasks themselves are read only after one was changed.
 */
export const createTasksToLook = (
  deps: Deps & { readonly tasks: Pick<TaskStore, 'live' | 'liveRevisions'> },
): (() => Promise<readonly TaskId[]>) => {
  let known = new Map<TaskId, { readonly revision: number; readonly wanted: Wanted }>();

  const readConfigurations = async (): Promise<void> => {
    const tasks = await deps.tasks.live(manyTasks);
    known = new Map(
      tasks.map((task) => {
        const { taskId, revision } = task;
        const before = known.get(taskId);
        if (before?.revision === revision) return [taskId, before];
        return [taskId, { revision, wanted: wantedOf(deps.readers.digest, task) }];
      }),
    );
  };

  return async () => {
    const live = await deps.tasks.liveRevisions(manyTasks);
    const isKnown = live.every(({ taskId, revision }) => known.get(taskId)?.revision === revision);
    if (!isKnown || live.length < known.size) await readConfigurations();
    const progress = await deps.mirror.progressOf([...known.keys()]);
    return [...known].flatMap(([taskId, { wanted }]) =>
      isDue(deps, wanted, progress.get(taskId)) ? [taskId] : [],
    );
  };
};
