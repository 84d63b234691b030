import type { Collection } from 'mongodb';
import { AppError } from '../domain/errors.ts';
import type { Task } from '../domain/task.ts';
import type { TaskDocument } from './documents.ts';
import { isDuplicate } from './in-database.ts';
import { texts } from './text.ts';

/** Writes a task; if one of its domains belongs to another task: AppError `domain-taken`, naming what the caller may know. */
export const refuseTakenDomain = async <Answer>(
  tasks: Collection<TaskDocument>,
  task: Task,
  write: () => Promise<Answer>,
): Promise<Answer> => {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicate(error) || !('domains' in (error.keyPattern ?? {}))) throw error;
    const owner = await tasks.findOne({
      _id: { $ne: task.taskId },
      domains: { $in: texts(task.domains) },
    });
    const domain = owner?.domains.find((name) => task.domains.includes(name)) ?? 'selected';
    const own = owner?.tenantId === task.tenantId ? owner : null;
    throw new AppError(
      'domain-taken',
      `The domain ${domain} already belongs to ${own === null ? 'a task of another tenant' : `the task "${own.name}" (number ${own.number})`}. Remove it there first: a domain belongs to one task.`,
      {
        facts: { domain, ...(own === null ? {} : { taskId: own._id, taskName: own.name }) },
        cause: error,
      },
    );
  }
};
