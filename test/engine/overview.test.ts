import { beforeEach, describe, expect, it } from 'vitest';
import { tenantId } from '../../server/domain/ids.ts';
import { aModelGroup, aPerson, guid } from '../fakes/directory-model.ts';
import { aNewTask, anActor, createOffice, type Office } from './office.ts';

const staff = aModelGroup(1, { displayName: 'Staff', memberIds: [guid(1), guid(2)] });
const leavers = aModelGroup(2, { displayName: 'Leavers', memberIds: [guid(3)] });
const actions = {
  [staff.groupId]: [{ action: 'crypto', value: 'SigEnc' }],
  [leavers.groupId]: [{ action: 'usersDisabled', value: true }],
} as const;
const world = () => ({
  people: [aPerson(1), aPerson(2), aPerson(3)],
  groups: [structuredClone(staff), structuredClone(leavers)],
});

describe('the overview', () => {
  let office: Office;
  beforeEach(async () => {
    office = await createOffice(world());
  });
  const tasks = () => office.useCases.tasks;

  it('tells of each task how many users it manages and how long its secret lasts', async () => {
    const access = { ...aNewTask().access, clientSecretValidUntil: null };
    const taskId = await office.setUp(actions, { access });
    expect(await tasks().list(office.actor)).toMatchObject([
      { managedUsers: 0, secretExpiresInDays: null },
    ]);
    await office.sync(taskId);
    const inAWeek = new Date(office.clock.now().getTime() + 7 * 86_400_000);
    const clientSecretValidUntil = inAWeek.toISOString().slice(0, 10);
    await tasks().edit(office.actor, taskId, { access: { clientSecretValidUntil } });
    expect(await tasks().list(office.actor)).toMatchObject([
      { managedUsers: 3, secretExpiresInDays: 7 },
    ]);
  });

  it('tells what deleting a task means: nobody is deleted, whom it disabled stays disabled', async () => {
    const taskId = await office.setUp(actions);
    expect(await tasks().deletion(office.actor, taskId)).toMatchObject({
      managedUsers: 0,
      disabledBySync: 0,
      message: expect.stringContaining('changes nobody'),
    });
    await office.sync(taskId);
    expect(await tasks().deletion(office.actor, taskId)).toEqual({
      managedUsers: 3,
      disabledBySync: 1,
      message: expect.stringMatching(/3 users.*1 user disabled by the synchronisation/),
    });
  });

  it('tells what a plan does to settings with few values, and keeps it with the plan', async () => {
    const taskId = await office.setUp(actions);
    const plan = await office.useCases.plans.create(office.actor, taskId, {});
    expect(plan.effects).toContainEqual({
      setting: 'crypto',
      was: null,
      becomes: 'SigEnc',
      count: 2,
    });
    const { effects } = await office.useCases.plans.get(office.actor, plan.planId);
    expect(effects).toEqual(plan.effects);
  });

  it('tells a page of changes with their number, by severity from an offset', async () => {
    const taskId = await office.setUp(actions);
    const { runId, planId } = await office.sync(taskId);
    const query = { sort: 'severity', offset: 1, limit: 1 } as const;
    const page = await office.useCases.runs.changes(office.actor, runId, query);
    expect(page.total).toBe(3);
    expect(page.rows).toHaveLength(1);
    expect(await office.useCases.plans.changes(office.actor, planId ?? '', query)).toEqual(page);
  });

  it('tells the reader of a plan how far it is', async () => {
    const taskId = await office.setUp(actions);
    const seen: number[] = [];
    await office.useCases.plans.create(
      office.actor,
      taskId,
      {},
      { onProgress: ({ groupsRead }) => seen.push(groupsRead) },
    );
    expect(seen).toEqual([1, 2]);
    const aborted = AbortSignal.abort(new Error('closed'));
    const stopped = office.useCases.plans.create(office.actor, taskId, {}, { signal: aborted });
    await expect(stopped).rejects.toThrow('closed');
  });

  it('tells what happened to a user, and nothing of somebody else’s', async () => {
    const taskId = await office.setUp(actions);
    const { runId } = await office.sync(taskId);
    const { email } = await office.user('person1@contoso.com');
    const { entries } = await office.useCases.users.history(office.actor, email, { limit: 10 });
    expect(entries).toMatchObject([{ kind: 'create', runId, taskId, reason: 'group-actions' }]);
    const stranger = anActor(['ALL'], { tenantId: tenantId('fabrikam') });
    await expect(
      office.useCases.users.history(stranger, email, { limit: 10 }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a copy of a task', () => {
  it('has everything but domains, number and runs, does not synchronise, and opens its own secret', async () => {
    const office = await createOffice(world());
    const { tasks } = office.useCases;
    const taskId = await office.setUp(actions, {
      description: 'What it is for',
      timeZone: 'Europe/Zurich',
    });
    await tasks.edit(office.actor, taskId, {
      periodicSync: { enabled: true, intervalMinutes: 30 },
      liveSync: { enabled: true },
    });
    await office.sync(taskId);
    const { task: before } = await tasks.get(office.actor, taskId);
    const colleague = anActor(['ALL'], { objectId: '77777777-7777-4777-8777-777777777777' });
    const { task, lastRun } = await tasks.copy(colleague, taskId);
    const { access, groups, safeguards, description, timeZone, precedence } = before;
    expect(task).toMatchObject({
      ...{ groups, safeguards, description, timeZone, precedence },
      name: 'Contoso (copy)',
      number: before.number + 1,
      revision: 1,
      domains: [],
      access: { ...access, sealedSecret: expect.any(String) },
      periodicSync: { enabled: false, intervalMinutes: 30 },
      liveSync: { enabled: false },
      paused: false,
      nextSyncAt: null,
      firstSyncedAt: null,
      operator: { objectId: colleague.objectId },
    });
    expect(lastRun).toBeNull();
    const { sealing } = office.stores;
    expect(await sealing.open(task.access.sealedSecret, task.taskId)).toBe('a-secret-of-contoso');
    await expect(sealing.open(task.access.sealedSecret, taskId)).rejects.toThrow();
    expect((await tasks.get(office.actor, taskId)).task).toEqual(before);
  });

  it('has a name that is not too long', async () => {
    const office = await createOffice(world());
    const { tasks } = office.useCases;
    const { task } = await tasks.create(office.actor, aNewTask({ name: `${'x'.repeat(92)}😀yz` }));
    const copy = await tasks.copy(office.actor, task.taskId);
    expect(copy.task.name).toBe(`${'x'.repeat(92)} (copy)`);
  });
});

describe('a paused task', () => {
  it('does neither periodic nor live work, runs by hand, and goes on as before when resumed', async () => {
    const office = await createOffice(world());
    const { tasks } = office.useCases;
    const taskId = await office.setUp(actions);
    const on = { periodicSync: { enabled: true, intervalMinutes: 5 }, liveSync: { enabled: true } };
    await tasks.edit(office.actor, taskId, on);
    await office.sync(taskId);

    const paused = await tasks.edit(office.actor, taskId, { paused: true });
    expect(paused.task).toMatchObject({ ...on, paused: true, nextSyncAt: null });
    expect(paused.live).toMatchObject({ enabled: true, state: 'off', reason: 'Paused.' });
    office.model.groups[0]?.memberIds.push(guid(3));
    office.clock.advance(3_600_000);
    await office.jobs.sweep();
    await office.jobs.wake(taskId);
    await office.jobs.drainAll();
    const runs = async () =>
      (await office.useCases.runs.list(office.actor, taskId, { limit: 50 })).runs.length;
    expect(await runs()).toBe(1);

    const later = await tasks.edit(office.actor, taskId, {
      periodicSync: { enabled: true, intervalMinutes: 10 },
    });
    expect(later.task.nextSyncAt).toBeNull();
    expect(await office.sync(taskId)).toMatchObject({ state: 'done' });
    expect(await runs()).toBe(2);

    const resumed = await tasks.edit(office.actor, taskId, { paused: false });
    expect(resumed.task).toMatchObject({ paused: false, liveSync: { enabled: true } });
    expect(resumed.task.nextSyncAt).toBe(
      new Date(office.clock.now().getTime() + 600_000).toISOString(),
    );
    expect(resumed.live.state).not.toBe('off');
    office.clock.advance(700_000);
    await office.jobs.sweep();
    await office.jobs.drainAll();
    expect(await runs()).toBeGreaterThan(2);
  });
});
