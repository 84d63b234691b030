import type { Task } from '../domain/task.ts';
import { counted } from '../domain/wording.ts';
import type { ManagedUsers } from '../ports/managed-users.ts';
import type { TaskDeletion } from './use-cases.ts';

/** What deleting a task means for its users. */
export const describeDeletion = async (
  managed: ManagedUsers,
  { tenantId, taskId, name }: Task,
): Promise<TaskDeletion> => {
  const [counts, disabledBySync] = await Promise.all([
    managed.count(tenantId, [taskId]),
    managed.countDisabled(tenantId, taskId),
  ]);
  const managedUsers = counts.get(taskId) ?? 0;
  return { managedUsers, disabledBySync, message: messageOf(name, managedUsers, disabledBySync) };
};

const messageOf = (name: string, managed: number, disabled: number): string => {
  if (managed === 0) return `"${name}" manages no users: deleting it changes nobody.`;
  const kept = `Deleting "${name}" deletes no user. Of ${counted(managed, 'user')} that it manages the settings stay as they are and are no longer synchronised.`;
  return disabled === 0
    ? kept
    : `${kept} ${counted(disabled, 'user')} disabled by the synchronisation among them will stay disabled.`;
};
