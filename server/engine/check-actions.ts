import { refuseActions } from '../domain/action-rules.ts';
import type { Actor, AdminRole } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import type { GroupAction } from '../domain/group-action.ts';
import type { Task } from '../domain/task.ts';
import type { ManagedDomains } from '../ports/target.ts';

interface Deps {
  readonly managedDomains: Pick<ManagedDomains, 'list'>;
}

/** Refuses an invalid list of actions, or one that hands out a role the actor does not hold himself. */
export const checkActions = async (
  deps: Deps,
  actor: Actor,
  task: Pick<Task, 'tenantId' | 'domains'>,
  before: readonly GroupAction[],
  actions: readonly GroupAction[],
  path = 'actions',
): Promise<void> => {
  const managed = await deps.managedDomains.list(task.tenantId);
  const quotas = new Map(
    managed.flatMap(({ name, lftGlobalQuota }) =>
      lftGlobalQuota !== null && task.domains.includes(name)
        ? [[name, lftGlobalQuota] as const]
        : [],
    ),
  );
  const fields = refuseActions(actions, quotas).map((field) => ({
    ...field,
    path: field.path.replace(/^actions/, path),
  }));
  if (fields.length > 0) {
    throw new AppError('invalid-actions', fields.map((field) => field.message).join(' '), {
      fields,
    });
  }
  refuseRoles(actor, rolesOf(before), rolesOf(actions));
};

const rolesOf = (actions: readonly GroupAction[]): readonly AdminRole[] =>
  actions.flatMap((one) => (one.action === 'assignAdminRoles' ? one.value : []));

/** Nobody hands out a role he does not hold; roles that were there before may stay. */
export const refuseRoles = (
  actor: Actor,
  before: readonly AdminRole[],
  after: readonly AdminRole[],
): void => {
  if (actor.roles.includes('ALL')) return;
  const above = after.filter((role) => !before.includes(role) && !actor.roles.includes(role));
  if (above.length > 0) {
    throw new AppError(
      'role-not-held',
      `You cannot assign ${above.join(', ')}: only roles that you hold yourself. Ask somebody with the role ALL.`,
    );
  }
};
