import { describe, expect, it } from 'vitest';
import { AppError } from '../../server/domain/errors.ts';
import { mailAddress } from '../../server/domain/ids.ts';
import { aModelGroup, aPerson, guid } from '../fakes/directory-model.ts';
import { anActor, createOffice, type Office } from './office.ts';

const staff = aModelGroup(1, { displayName: 'Staff', memberIds: [guid(1), guid(2)] });
const world = () => ({
  people: [aPerson(1), aPerson(2), aPerson(3)],
  groups: [structuredClone(staff), aModelGroup(2, { displayName: 'Leavers', memberIds: [] })],
});
const sigEnc = [{ action: 'crypto', value: 'SigEnc' }] as const;

describe('a full synchronisation', () => {
  it('gives the members of a group the settings of its actions', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const run = await office.sync(taskId);
    expect(run).toMatchObject({
      state: 'done',
      success: true,
      kind: 'full',
      trigger: 'hand',
      counts: { create: 2, applied: 2, unchanged: 0 },
    });
    expect(await office.user('person1@contoso.com')).toMatchObject({
      crypto: 'SigEnc',
      disabled: false,
      objectId: guid(1),
      managedBy: taskId,
      displayName: 'Person 1',
    });
  });

  it('writes nothing the second time', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    await office.sync(taskId);
    const before = await office.users();
    const run = await office.sync(taskId);
    expect(run.counts).toMatchObject({ create: 0, update: 0, unchanged: 2, applied: 0 });
    expect(await office.users()).toEqual(before);
  });

  it('records each change with its reason in the log of the run', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const run = await office.sync(taskId);
    const { rows } = await office.useCases.runs.changes(office.actor, run.runId, { limit: 10 });
    expect(rows[0]).toMatchObject({
      result: 'applied',
      change: {
        kind: 'create',
        reason: 'group-actions',
        group: { displayName: 'Staff' },
        settings: [
          { setting: 'displayName' },
          { setting: 'crypto', was: null, becomes: 'SigEnc', action: 'crypto' },
        ],
      },
    });
  });

  it('is refused for a task without domain or group, saying what is missing', async () => {
    const office = await createOffice(world());
    const { task } = await office.useCases.tasks.create(office.actor, {
      name: 'x',
      access: { tenantId: 'a', clientId: 'b', clientSecret: 'c' },
    });
    await expect(office.sync(task.taskId)).rejects.toMatchObject({ code: 'task-incomplete' });
  });
});

describe('a read that fails', () => {
  const failures = [
    'directory-throttled',
    'directory-failed',
    'directory-unreachable',
    'directory-answer-invalid',
    'wrong-secret',
  ] as const;
  it.each(failures)(
    'ends the run unsuccessful with the cause and changes nobody: %s',
    async (code) => {
      const office = await createOffice(world());
      const taskId = await office.setUp({ [staff.groupId]: sigEnc }, { disableMissingUsers: true });
      await office.sync(taskId);
      const before = await office.users();
      office.model.failures = { readGroups: new AppError(code, 'Graph said no.') };
      const run = await office.sync(taskId);
      expect(run).toMatchObject({ state: 'failed', success: false, error: { code } });
      expect(await office.users()).toEqual(before);
      office.model.failures = {};
      expect(await office.sync(taskId)).toMatchObject({ state: 'done', success: true });
    },
  );

  it('freezes the users of a missing group and disables nobody as missing', async () => {
    const office = await createOffice(world());
    const other = aModelGroup(3, { displayName: 'Other', memberIds: [guid(3)] });
    office.model.groups.push(other);
    const taskId = await office.setUp(
      { [staff.groupId]: sigEnc, [other.groupId]: sigEnc },
      { disableMissingUsers: true },
    );
    await office.sync(taskId);
    Object.assign(office.model.groups[0] ?? {}, { state: 'missing' });
    other.memberIds = [];
    const run = await office.sync(taskId);
    expect(run).toMatchObject({
      success: false,
      error: { code: 'group-missing' },
      counts: { disable: 0, skipped: 2 },
    });
    expect((await office.users()).filter((user) => user.disabled)).toEqual([]);
  });
});

describe('two runs of one task', () => {
  it('wait for each other: the second starts when the first has ended', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const first = await office.useCases.runs.start(office.actor, taskId, { kind: 'full' });
    const second = await office.useCases.runs.start(office.actor, taskId, { kind: 'incremental' });
    await office.jobs.drainAll();
    const [a, b] = await Promise.all(
      [first, second].map(({ runId }) => office.useCases.runs.get(office.actor, runId)),
    );
    expect([a?.state, b?.state]).toEqual(['done', 'done']);
    expect(a?.counts.create).toBe(2);
    expect(b?.counts.create).toBe(0);
  });

  it('a second request for the same, while the first still waits, is the same run', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const first = await office.useCases.runs.start(office.actor, taskId, { kind: 'full' });
    const second = await office.useCases.runs.start(office.actor, taskId, { kind: 'full' });
    expect(second.runId).toBe(first.runId);
  });

  it('a run of a task whose lease another process holds is left to that process', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    await office.stores.leases.acquire(taskId, 'another process', office.clock.now(), 60_000);
    const run = await office.sync(taskId);
    expect(run.state).toBe('queued');
    office.clock.advance(61_000);
    await office.jobs.sweep();
    expect((await office.useCases.runs.get(office.actor, run.runId)).state).toBe('done');
  });
});

describe('applying a tested plan', () => {
  const tested = async (office: Office, taskId: string) =>
    office.useCases.plans.create(office.actor, taskId, {});
  const apply = async (office: Office, planId: string) => {
    const run = await office.useCases.runs.applyPlan(office.actor, planId);
    await office.jobs.drainAll();
    return office.useCases.runs.get(office.actor, run.runId);
  };

  it('applies exactly what was shown', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const plan = await tested(office, taskId);
    expect(await office.users()).toEqual([]);
    const run = await apply(office, plan.planId);
    expect(run).toMatchObject({
      state: 'done',
      success: true,
      planId: plan.planId,
      counts: { applied: 2 },
    });
  });

  it('is refused with the difference when the directory changed since', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const plan = await tested(office, taskId);
    office.model.groups[0]?.memberIds.push(guid(3));
    const run = await apply(office, plan.planId);
    expect(run).toMatchObject({
      state: 'failed',
      error: { code: 'plan-stale', facts: { difference: { added: 1, removed: 0, changed: 0 } } },
    });
    expect(await office.users()).toEqual([]);
  });

  it('is refused at once with the difference when the actions changed since', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const plan = await tested(office, taskId);
    await office.useCases.groups.setActions(office.actor, taskId, staff.groupId, [
      { action: 'crypto', value: 'None' },
    ]);
    expect((await office.useCases.plans.get(office.actor, plan.planId)).stale).toBe(true);
    await expect(office.useCases.runs.applyPlan(office.actor, plan.planId)).rejects.toMatchObject({
      code: 'plan-stale',
      details: { facts: { difference: { changed: 2 } } },
    });
  });

  it('is stale when a user was edited by hand since', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    await office.sync(taskId);
    await office.useCases.groups.setActions(office.actor, taskId, staff.groupId, [
      { action: 'crypto', value: 'None' },
    ]);
    const plan = await tested(office, taskId);
    expect(plan.counts.update).toBe(2);
    await office.useCases.users.edit(office.actor, mailAddress('person1@contoso.com'), {
      lftQuota: 7,
    });
    expect((await office.useCases.plans.get(office.actor, plan.planId)).stale).toBe(true);
    expect(await apply(office, plan.planId)).toMatchObject({ error: { code: 'plan-stale' } });
    expect((await office.user('person2@contoso.com')).crypto).toBe('SigEnc');
  });

  it('is not stale because name or schedule of the task changed', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const plan = await tested(office, taskId);
    await office.useCases.tasks.edit(office.actor, taskId, {
      name: 'Renamed',
      periodicSync: { enabled: true },
    });
    expect(await apply(office, plan.planId)).toMatchObject({ state: 'done', success: true });
  });

  it('a plan is applied once', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const plan = await tested(office, taskId);
    await apply(office, plan.planId);
    await expect(office.useCases.runs.applyPlan(office.actor, plan.planId)).rejects.toMatchObject({
      code: 'plan-applied',
    });
  });

  it('a plan of unsaved configuration is shown but never applied', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const plan = await office.useCases.plans.create(office.actor, taskId, {
      draft: { groups: [{ groupId: staff.groupId, actions: [{ action: 'lftQuota', value: 5 }] }] },
    });
    const { rows } = await office.useCases.plans.changes(office.actor, plan.planId, { limit: 1 });
    expect(rows[0]?.change.settings).toContainEqual({
      setting: 'lftQuota',
      was: null,
      becomes: 5,
      action: 'lftQuota',
    });
    await expect(office.useCases.runs.applyPlan(office.actor, plan.planId)).rejects.toMatchObject({
      code: 'plan-stale',
    });
  });
});

describe('a plan that safeguards hold', () => {
  const tenPeople = () => ({
    people: Array.from({ length: 20 }, (_, index) => aPerson(index + 1)),
    groups: [
      aModelGroup(1, {
        displayName: 'Staff',
        memberIds: Array.from({ length: 20 }, (_, index) => guid(index + 1)),
      }),
      aModelGroup(2, { displayName: 'A Leavers', memberIds: [] as string[] }),
    ],
  });
  const held = async () => {
    const office = await createOffice(tenPeople());
    const [all, leavers] = office.model.groups;
    const taskId = await office.setUp({
      [all?.groupId ?? '']: sigEnc,
      [leavers?.groupId ?? '']: [{ action: 'usersDisabled', value: true }],
    });
    await office.sync(taskId);
    leavers?.memberIds.push(...[1, 2, 3, 4, 5, 6].map(guid));
    office.model.people.push(aPerson(21));
    all?.memberIds.push(guid(21));
    return { office, taskId, run: await office.sync(taskId) };
  };

  it('ends held: the guarded part is not written, the harmless part is', async () => {
    const { office, run } = await held();
    expect(run).toMatchObject({
      state: 'held',
      success: false,
      counts: { disable: 6, create: 1, applied: 1, held: 6 },
    });
    expect((await office.users()).filter((user) => user.disabled)).toEqual([]);
    expect(await office.user('person21@contoso.com')).toMatchObject({ crypto: 'SigEnc' });
    const plan = await office.useCases.plans.get(office.actor, run.planId ?? '');
    expect(plan.refusals).toMatchObject([{ code: 'too-many-disables', count: 6 }]);
    expect(plan.refusals[0]?.message).toContain('6 of 20 is 30 %, over 10 %');
  });

  it('goes on when an admin approves exactly that plan', async () => {
    const { office, run } = await held();
    const plan = await office.useCases.plans.get(office.actor, run.planId ?? '');
    await office.useCases.runs.approve(office.actor, run.runId, plan.fingerprint);
    await office.jobs.drainAll();
    expect(await office.useCases.runs.get(office.actor, run.runId)).toMatchObject({
      state: 'done',
      success: true,
      counts: { applied: 7, held: 0 },
    });
    expect((await office.users()).filter((user) => user.disabled)).toHaveLength(6);
  });

  it('is not approved with another fingerprint', async () => {
    const { office, run } = await held();
    await expect(
      office.useCases.runs.approve(office.actor, run.runId, 'something else'),
    ).rejects.toMatchObject({ code: 'plan-stale' });
  });

  it('is not approved when the directory changed since', async () => {
    const { office, run } = await held();
    const plan = await office.useCases.plans.get(office.actor, run.planId ?? '');
    office.model.groups[1]?.memberIds.pop();
    await office.useCases.runs.approve(office.actor, run.runId, plan.fingerprint);
    await office.jobs.drainAll();
    expect(await office.useCases.runs.get(office.actor, run.runId)).toMatchObject({
      state: 'failed',
      error: { code: 'plan-stale' },
    });
    expect((await office.users()).filter((user) => user.disabled)).toEqual([]);
  });

  it('is held again by the next run until somebody approves', async () => {
    const { office, taskId } = await held();
    expect(await office.sync(taskId)).toMatchObject({
      state: 'held',
      counts: { held: 6, applied: 0 },
    });
  });
});

describe('a cancelled run', () => {
  it('that waits ends at once', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const { runId } = await office.useCases.runs.start(office.actor, taskId, { kind: 'full' });
    expect(await office.useCases.runs.cancel(office.actor, runId)).toMatchObject({
      state: 'cancelled',
      success: false,
    });
    await office.jobs.drainAll();
    expect(await office.users()).toEqual([]);
    await expect(office.useCases.runs.cancel(office.actor, runId)).rejects.toMatchObject({
      code: 'run-finished',
    });
  });

  it('that reads ends before it writes', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const { runId } = await office.useCases.runs.start(office.actor, taskId, { kind: 'full' });
    office.model.beforeRead = async (read) => {
      if (read === 'readGroups') await office.useCases.runs.cancel(office.actor, runId);
    };
    await office.jobs.drainAll();
    expect(await office.useCases.runs.get(office.actor, runId)).toMatchObject({
      state: 'cancelled',
      error: { code: 'run-cancelled' },
    });
    expect(await office.users()).toEqual([]);
  });
});

describe('a periodic sync', () => {
  it('can be switched on only with a domain and a group with actions', async () => {
    const office = await createOffice(world());
    const { task } = await office.useCases.tasks.create(office.actor, {
      name: 'x',
      access: { tenantId: 'a', clientId: 'b', clientSecret: 'c' },
    });
    await expect(
      office.useCases.tasks.edit(office.actor, task.taskId, { periodicSync: { enabled: true } }),
    ).rejects.toMatchObject({ code: 'task-incomplete' });
  });

  it('runs when it is due, once, and again after the interval', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    await office.useCases.tasks.edit(office.actor, taskId, {
      periodicSync: { enabled: true, intervalMinutes: 30 },
    });
    const count = async () =>
      (await office.useCases.runs.list(office.actor, taskId, { limit: 100 })).runs.length;
    await office.jobs.sweep();
    await office.jobs.sweep();
    expect(await count()).toBe(1);
    office.clock.advance(29 * 60_000);
    await office.jobs.sweep();
    expect(await count()).toBe(1);
    office.clock.advance(60_000);
    await office.jobs.sweep();
    const { runs } = await office.useCases.runs.list(office.actor, taskId, { limit: 100 });
    expect(runs.map((run) => [run.trigger, run.state])).toEqual([
      ['schedule', 'done'],
      ['schedule', 'done'],
    ]);
  });
});

describe('what belongs to another tenant', () => {
  it('does not exist for anybody else', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [staff.groupId]: sigEnc });
    const run = await office.sync(taskId);
    const plan = await office.useCases.plans.create(office.actor, taskId, {});
    const stranger = anActor(['ALL'], {
      tenantId: office.actor.tenantId.replaceAll('1', '2') as typeof office.actor.tenantId,
    });
    const attempts = [
      () => office.useCases.tasks.get(stranger, taskId),
      () => office.useCases.tasks.edit(stranger, taskId, { name: 'mine' }),
      () => office.useCases.tasks.remove(stranger, taskId),
      () => office.useCases.testAccess(stranger, { taskId }),
      () => office.useCases.domains.list(stranger, taskId),
      () => office.useCases.groups.select(stranger, taskId, []),
      () => office.useCases.plans.create(stranger, taskId, {}),
      () => office.useCases.plans.get(stranger, plan.planId),
      () => office.useCases.runs.applyPlan(stranger, plan.planId),
      () => office.useCases.runs.start(stranger, taskId, { kind: 'full' }),
      () => office.useCases.runs.get(stranger, run.runId),
      () => office.useCases.runs.cancel(stranger, run.runId),
      () => office.useCases.users.get(stranger, mailAddress('person1@contoso.com')),
    ];
    for (const attempt of attempts)
      await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
    expect(await office.useCases.tasks.list(stranger)).toEqual([]);
  });
});
