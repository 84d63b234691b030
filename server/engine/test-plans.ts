import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import type { PlanId } from '../domain/ids.ts';
import type { Plan } from '../domain/plan.ts';
import type { Task, TaskConfiguration, TaskGroup } from '../domain/task.ts';
import type { NewId } from '../ports/clock.ts';
import type { PlanStore, TaskStore } from '../ports/stores.ts';
import { checkActions } from './check-actions.ts';
import { accessOf, findTask } from './find-task.ts';
import { configDigestOf, type PlanReaders } from './make-plan.ts';
import { storedPlan } from './stored-plan.ts';
import { testTask } from './test-task.ts';
import type { Draft, PlanWithState, TestTask } from './use-cases.ts';

interface Deps {
  readonly readers: PlanReaders;
  readonly tasks: Pick<TaskStore, 'get'>;
  readonly plans: PlanStore;
  readonly newId: NewId;
}

/** How long a plan that no run took is kept. */
const keepDays = 7;

/** The plans of tests: made by the dry run, then stored so that they can be read, exported and applied. */
export const createTestPlans = (deps: Deps): TestTask => ({
  async create(actor, taskId, input, reading = {}) {
    const task = await findTask(deps.tasks, actor, taskId);
    const config = input.draft ? await drafted(deps, actor, task, input.draft) : task;
    const users = input.users ?? null;
    const made = await testTask(deps.readers, task, {
      config,
      users,
      actor,
      ...reading,
    });
    const now = deps.readers.clock.now();
    const plan = storedPlan(deps.newId(), task, made, {
      createdAt: now.toISOString(),
      draft: input.draft !== undefined,
      users,
    });
    const expiresAt = new Date(now.getTime() + keepDays * 86_400_000);
    await deps.plans.insert(plan, made.content.changes, expiresAt);
    return { ...plan, stale: false };
  },

  get: (actor, planId) => findPlan(deps, actor, planId),

  async changes(actor, planId, query) {
    await requirePlan(deps, actor, planId);
    return deps.plans.page(actor.tenantId, planId, query);
  },

  async export(actor, planId, query) {
    const plan = await findPlan(deps, actor, planId);
    return { plan, rows: deps.plans.stream(actor.tenantId, planId, query) };
  },
});

const requirePlan = async ({ plans }: Deps, actor: Actor, planId: PlanId): Promise<Plan> => {
  const plan = await plans.get(actor.tenantId, planId);
  if (plan === null) throw new AppError('not-found', `There is no plan ${planId}.`);
  return plan;
};

/** The plan, and whether it is stale: that costs a look at every user it would write. */
const findPlan = async (deps: Deps, actor: Actor, planId: PlanId): Promise<PlanWithState> => {
  const { plans, tasks, readers } = deps;
  const plan = await requirePlan(deps, actor, planId);
  const task = await tasks.get(actor.tenantId, plan.taskId);
  return { ...plan, stale: await isStale(readers, plans, task, plan) };
};

/** Whether applying would be refused, as far as that shows without reading the directory again. */
const isStale = async (
  readers: PlanReaders,
  plans: PlanStore,
  task: Task | null,
  plan: Plan,
): Promise<boolean> => {
  if (task === null) return true;
  if (!plan.draft && configDigestOf(readers.digest, task) !== plan.configDigest) return true;
  return usersMoved(readers, plans, plan);
};

/** Whether one of the users a plan would write was written since, by a run or by hand. */
const usersMoved = async (readers: PlanReaders, plans: PlanStore, plan: Plan): Promise<boolean> => {
  const batchSize = 1000;
  let expected = new Map<string, number | null>();
  const moved = async () => {
    const revisions = await readers.users.revisions(plan.tenantId, [...expected.keys()]);
    return [...expected].some(([email, revision]) => (revisions.get(email) ?? null) !== revision);
  };
  for await (const { change } of plans.stream(plan.tenantId, plan.planId, {})) {
    if (change.write === null || change.email === null) continue;
    expected.set(change.email, change.write.revision);
    if (change.previousEmail) expected.set(change.previousEmail, change.write.previousRevision);
    if (expected.size < batchSize) continue;
    if (await moved()) return true;
    expected = new Map();
  }
  return expected.size > 0 && (await moved());
};

/** The saved configuration with the unsaved one on top. */
const drafted = async (
  deps: Deps,
  actor: Actor,
  task: Task,
  draft: Draft,
): Promise<TaskConfiguration> => {
  const groups = new Map(task.groups.map((group) => [group.groupId, group]));
  const edits = (draft.groups ?? []).map((edit) => ({
    ...edit,
    groupId: edit.groupId.toLowerCase(),
  }));
  const unknown = edits.map((edit) => edit.groupId).filter((id) => !groups.has(id));
  const found =
    unknown.length === 0
      ? new Map()
      : await deps.readers.openDirectory(accessOf(task)).getGroups(unknown);
  for (const [index, edit] of edits.entries()) {
    const known: TaskGroup | undefined = groups.get(edit.groupId) ?? found.get(edit.groupId);
    if (known === undefined) {
      const message = `The directory has no group ${edit.groupId}.`;
      const path = `draft.groups[${index}].groupId`;
      throw new AppError('invalid-input', message, { fields: [{ path, message }] });
    }
    const before = groups.get(edit.groupId)?.actions ?? [];
    const actions = edit.actions ?? before;
    const path = `draft.groups[${index}].actions`;
    await checkActions(deps.readers, actor, task, before, actions, path);
    groups.set(edit.groupId, {
      groupId: known.groupId,
      displayName: known.displayName,
      kind: known.kind,
      selected: edit.selected ?? groups.get(edit.groupId)?.selected ?? true,
      actions,
    });
  }
  return {
    ...task,
    groups: [...groups.values()],
    domains: draft.domains?.map((name) => name.toLowerCase()) ?? task.domains,
    disableMissingUsers: draft.disableMissingUsers ?? task.disableMissingUsers,
  };
};
