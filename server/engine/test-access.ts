import type { Actor } from '../domain/actor.ts';
import type { TaskId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { AccessReport, OpenDirectory, ReadOptions } from '../ports/directory.ts';
import type { DraftStore } from '../ports/drafts.ts';
import type { TaskStore } from '../ports/stores.ts';
import { draftedAccess } from './drafted-access.ts';
import { accessOf, findTask } from './find-task.ts';
import { updateTask } from './update-task.ts';
import type { TestAccess } from './use-cases.ts';

interface Deps {
  readonly tasks: Pick<TaskStore, 'get' | 'replace'>;
  readonly drafts: Pick<DraftStore, 'get'>;
  readonly openDirectory: OpenDirectory;
  readonly clock: Clock;
}

/** Test Access: one check per permission; with a task's own access a success is remembered on the task. */
export const createTestAccess =
  (deps: Deps): TestAccess =>
  async (actor, input, signal) => {
    const options = signal ? { signal } : {};
    if ('taskId' in input) return testTaskAccess(deps, actor, input.taskId, options);
    if ('draftId' in input) {
      const access = await draftedAccess(deps, actor, input);
      return access === 'as the task keeps it'
        ? testTaskAccess(deps, actor, input.draftId, options)
        : deps.openDirectory(access).testAccess(options);
    }
    const { tenantId, clientId, clientSecret } = input;
    const credential = { kind: 'entered', clientSecret } as const;
    return deps.openDirectory({ tenantId, clientId, credential }).testAccess(options);
  };

const testTaskAccess = async (
  deps: Deps,
  actor: Actor,
  taskId: TaskId,
  options: ReadOptions,
): Promise<AccessReport> => {
  const task = await findTask(deps.tasks, actor, taskId);
  const report = await deps.openDirectory(accessOf(task)).testAccess(options);
  // the revision stays: what was tested is not a change of the configuration
  await updateTask(deps.tasks, actor, task.taskId, (present) =>
    present.access.sealedSecret === task.access.sealedSecret
      ? {
          ...present,
          tenantName: report.tenantName ?? present.tenantName,
          accessTestedAt: report.ok ? deps.clock.now().toISOString() : null,
        }
      : present,
  );
  return report;
};
