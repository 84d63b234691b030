import type { Clock } from '../ports/clock.ts';
import type { OpenDirectory } from '../ports/directory.ts';
import type { TaskStore } from '../ports/stores.ts';
import { accessOf, findTask } from './find-task.ts';
import { updateTask } from './update-task.ts';
import type { TestAccess } from './use-cases.ts';

interface Deps {
  readonly tasks: Pick<TaskStore, 'get' | 'replace'>;
  readonly openDirectory: OpenDirectory;
  readonly clock: Clock;
}

/** Test Access: one check per permission; with a task's own access a success is remembered on the task. */
export const createTestAccess =
  (deps: Deps): TestAccess =>
  async (actor, input, signal) => {
    const options = signal ? { signal } : {};
    if (!('taskId' in input)) {
      const { tenantId, clientId, clientSecret } = input;
      const credential = { kind: 'entered', clientSecret } as const;
      return deps.openDirectory({ tenantId, clientId, credential }).testAccess(options);
    }
    const task = await findTask(deps.tasks, actor, input.taskId);
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
