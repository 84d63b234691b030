import { AppError } from '../domain/errors.ts';
import type { Task } from '../domain/task.ts';
import type { Clock } from '../ports/clock.ts';
import type { OpenDirectory } from '../ports/directory.ts';
import type { TaskStore } from '../ports/stores.ts';
import type { ManagedDomains } from '../ports/target.ts';
import { accessOf, findTask } from './find-task.ts';
import { newRevision, updateTask } from './update-task.ts';
import type { SelectDomains, TaskDomain } from './use-cases.ts';

interface Deps {
  readonly tasks: Pick<TaskStore, 'get' | 'replace' | 'ownersOf'>;
  readonly managedDomains: Pick<ManagedDomains, 'list'>;
  readonly openDirectory: OpenDirectory;
  readonly clock: Clock;
}

/** Section (2) of the wizard: only domains valid on both sides can be selected, and one domain belongs to one task. */
export const createSelectDomains = (deps: Deps): SelectDomains => ({
  list: async (actor, taskId) => domainsOf(deps, await findTask(deps.tasks, actor, taskId)),

  async refresh(actor, taskId, signal) {
    const task = await findTask(deps.tasks, actor, taskId);
    const directory = deps.openDirectory(accessOf(task));
    const knownDomains = await directory.listDomains(signal ? { signal } : {});
    // the revision stays: what Microsoft lists is not a change of the configuration
    const refreshed = await updateTask(deps.tasks, actor, taskId, (present) => ({
      ...present,
      knownDomains,
      domainsRefreshedAt: deps.clock.now().toISOString(),
    }));
    return domainsOf(deps, refreshed);
  },

  async select(actor, taskId, names) {
    const wanted = [...new Set(names.map((name) => name.toLowerCase()))].toSorted();
    const changed = await updateTask(deps.tasks, actor, taskId, async (task) => {
      await refuseSelection(deps, task, wanted);
      return { ...newRevision(task, actor, deps.clock.now()), domains: wanted };
    });
    return domainsOf(deps, changed);
  },
});

const refuseSelection = async (
  deps: Deps,
  task: Task,
  wanted: readonly string[],
): Promise<void> => {
  if (wanted.length === 0) {
    const message = 'At least one domain has to be selected.';
    throw new AppError('invalid-input', message, { fields: [{ path: 'selected', message }] });
  }
  const known = new Map((await domainsOf(deps, task)).map((domain) => [domain.name, domain]));
  const owners = await deps.tasks.ownersOf(wanted, task.taskId);
  const taken = wanted.filter((name) => owners.has(name));
  if (taken.length > 0) {
    const named = taken.map((name) => `${name} (${ownerName(task, owners.get(name))})`).join(', ');
    throw new AppError('domain-taken', `A domain belongs to one task; taken: ${named}.`);
  }
  const fields = wanted.flatMap((name, index) => {
    const domain = known.get(name);
    if (domain?.selectable) return [];
    const message = domain?.reason ?? `${name} is not known. Click on Refresh Domain List.`;
    return [{ path: `selected[${index}]`, message }];
  });
  if (fields.length > 0) {
    throw new AppError('domain-not-selectable', fields.map((field) => field.message).join(' '), {
      fields,
    });
  }
};

type Owner = { readonly tenantId: Task['tenantId']; readonly name: string } | undefined;

const ownerName = (task: Task, owner: Owner): string =>
  owner?.tenantId === task.tenantId ? `task "${owner.name}"` : 'a task of another tenant';

/** Every domain that Microsoft lists, the service manages or the task has selected, with what is missing. */
const domainsOf = async (deps: Deps, task: Task): Promise<readonly TaskDomain[]> => {
  const managed = new Set((await deps.managedDomains.list(task.tenantId)).map(({ name }) => name));
  const listed = new Map(task.knownDomains.map((domain) => [domain.name.toLowerCase(), domain]));
  const names = [...new Set([...listed.keys(), ...managed, ...task.domains])].toSorted();
  const owners = await deps.tasks.ownersOf(names, task.taskId);
  return names.map((name) => {
    const domain = listed.get(name);
    const facts = {
      microsoftListed: domain !== undefined,
      microsoftVerified: domain?.verified ?? false,
      managed: managed.has(name),
    };
    const owner = owners.get(name);
    const reason = owner
      ? `${name} is selected in ${ownerName(task, owner)}; a domain belongs to one task.`
      : reasonOf(name, facts, task.domainsRefreshedAt);
    return {
      name,
      selected: task.domains.includes(name),
      ...facts,
      selectable: reason === null,
      reason,
    };
  });
};

const reasonOf = (
  name: string,
  facts: Pick<TaskDomain, 'microsoftListed' | 'microsoftVerified' | 'managed'>,
  refreshedAt: string | null,
): string | null => {
  if (!facts.microsoftListed) {
    return refreshedAt === null
      ? `Microsoft's domains were not read yet. Click on Refresh Domain List.`
      : `Microsoft does not list ${name} for this tenant. Add it in the Microsoft 365 admin centre.`;
  }
  if (!facts.microsoftVerified) {
    return `Microsoft has not validated ${name}. Add the DNS record that the Microsoft 365 admin centre shows.`;
  }
  return facts.managed ? null : `${name} is not a managed domain of the mail-security service.`;
};
