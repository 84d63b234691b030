import { describe, expect, it } from 'vitest';
import type { GroupAction } from '../../server/domain/group-action.ts';
import { mailAddress } from '../../server/domain/ids.ts';
import { aNewTask, createOffice } from '../engine/office.ts';
import { aDirectoryDomain, aModelGroup, aPerson, guid } from '../fakes/directory-model.ts';

// One test per sentence of the manual's page "Directory Synchronisation"; docs/manual-coverage.md maps them.

const group = aModelGroup(1, { displayName: 'Members', memberIds: [guid(1)] });
const world = () => ({
  people: [aPerson(1), aPerson(2)],
  groups: [structuredClone(group), aModelGroup(2, { displayName: 'Nobody', memberIds: [] })],
});
const anna = mailAddress('person1@contoso.com');

/** Synchronises one person in one group with these actions. */
const synchronised = async (actions: readonly GroupAction[]) => {
  const office = await createOffice(world());
  const taskId = await office.setUp({ [group.groupId]: actions });
  const run = await office.sync(taskId);
  return { office, taskId, run, user: () => office.user(anna) };
};

/** Lets a second list of actions act on a person who was synchronised before. */
const then = async (first: readonly GroupAction[], second: readonly GroupAction[]) => {
  const { office, taskId, user } = await synchronised(first);
  await office.useCases.groups.setActions(office.actor, taskId, group.groupId, second);
  const run = await office.sync(taskId);
  return { office, taskId, run, user };
};

describe('Tasks overview', () => {
  it('shows ID, name, description and type M365 of each task', async () => {
    const office = await createOffice();
    await office.useCases.tasks.create(
      office.actor,
      aNewTask({ name: 'One', description: 'first' }),
    );
    await office.useCases.tasks.create(office.actor, aNewTask({ name: 'Two' }));
    const tasks = await office.useCases.tasks.list(office.actor);
    expect(tasks.map(({ task }) => [task.number, task.name, task.description, task.type])).toEqual([
      [1, 'One', 'first', 'M365'],
      [2, 'Two', '', 'M365'],
    ]);
  });

  it('generates the ID when the task is created and never gives it again', async () => {
    const office = await createOffice();
    const { task } = await office.useCases.tasks.create(office.actor, aNewTask());
    await office.useCases.tasks.remove(office.actor, task.taskId);
    const again = await office.useCases.tasks.create(office.actor, aNewTask());
    expect(again.task.number).toBe(2);
  });

  it('shows the time of the last synchronisation, whether it was successful, and the actions performed', async () => {
    const { office } = await synchronised([{ action: 'crypto', value: 'SigEnc' }]);
    const [row] = await office.useCases.tasks.list(office.actor);
    expect(row?.lastRun).toMatchObject({
      success: true,
      finishedAt: office.clock.now().toISOString(),
      counts: { create: 1, applied: 1 },
    });
  });

  it('a click on a task finds the log of the most recent synchronisation', async () => {
    const { office, taskId } = await synchronised([{ action: 'crypto', value: 'SigEnc' }]);
    await office.sync(taskId);
    const { lastRun } = await office.useCases.tasks.get(office.actor, taskId);
    const { runs } = await office.useCases.runs.list(office.actor, taskId, { limit: 1 });
    expect(lastRun?.runId).toBe(runs[0]?.runId);
    expect(lastRun?.counts.unchanged).toBe(1);
  });
});

describe('(1) Edit Task', () => {
  it('periodic sync and disabling of missing users are off by default', async () => {
    const office = await createOffice();
    const { task } = await office.useCases.tasks.create(office.actor, aNewTask());
    expect(task).toMatchObject({ periodicSync: { enabled: false }, disableMissingUsers: false });
  });

  it('periodic sync is only activated once groups are configured', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [group.groupId]: [] });
    const enable = () =>
      office.useCases.tasks.edit(office.actor, taskId, { periodicSync: { enabled: true } });
    await expect(enable()).rejects.toMatchObject({ code: 'task-incomplete' });
    await office.useCases.groups.setActions(office.actor, taskId, group.groupId, [
      { action: 'crypto', value: 'None' },
    ]);
    expect((await enable()).task.periodicSync.enabled).toBe(true);
  });

  it('the client secret may be valid for up to 24 months, and not until a day in the past', async () => {
    const office = await createOffice();
    const { access } = aNewTask();
    const until = (clientSecretValidUntil: string) =>
      office.useCases.tasks.create(
        office.actor,
        aNewTask({ access: { ...access, clientSecretValidUntil } }),
      );
    expect((await until('2026-09-01')).task.access.clientSecretValidUntil).toBe('2026-09-01');
    expect((await until('2028-02-29')).task.access.clientSecretValidUntil).toBe('2028-02-29');
    await expect(until('2028-04-01')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(until('2026-02-01')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('users missing in the directory are left alone while the option is off', async () => {
    const { office, taskId } = await synchronised([{ action: 'crypto', value: 'SigEnc' }]);
    Object.assign(office.model.groups[0] ?? {}, { memberIds: [guid(2)] });
    const run = await office.sync(taskId);
    expect(run.counts).toMatchObject({ disable: 0, create: 1 });
    expect(await office.user(anna)).toMatchObject({ disabled: false, crypto: 'SigEnc' });
  });

  it('users missing in the directory are disabled when the option is on, and enabled when they come back', async () => {
    const { office, taskId } = await synchronised([{ action: 'crypto', value: 'SigEnc' }]);
    await office.useCases.tasks.edit(office.actor, taskId, { disableMissingUsers: true });
    Object.assign(office.model.groups[0] ?? {}, { memberIds: [guid(2)] });
    await office.sync(taskId);
    expect(await office.user(anna)).toMatchObject({
      disabled: true,
      disabledBy: 'sync',
      crypto: 'SigEnc',
    });
    Object.assign(office.model.groups[0] ?? {}, { memberIds: [guid(1), guid(2)] });
    await office.sync(taskId);
    expect(await office.user(anna)).toMatchObject({ disabled: false, disabledBy: null });
  });

  it('a user made by hand who is in no group is missing as well, unless a noSync group holds him', async () => {
    const office = await createOffice(world());
    const keep = aModelGroup(3, { displayName: 'Keep', memberIds: [guid(2)] });
    office.model.groups.push(keep);
    for (const email of ['person2@contoso.com', 'hand@contoso.com']) {
      await office.useCases.users.create(office.actor, {
        email: mailAddress(email),
        crypto: 'None',
      });
    }
    const taskId = await office.setUp(
      {
        [group.groupId]: [{ action: 'crypto', value: 'SigEnc' }],
        [keep.groupId]: [{ action: 'noSync', value: true }],
      },
      { disableMissingUsers: true, safeguards: { approveFirstDisables: false } },
    );
    await office.sync(taskId);
    expect(await office.user('hand@contoso.com')).toMatchObject({
      disabled: true,
      disabledBy: 'sync',
    });
    expect(await office.user('person2@contoso.com')).toMatchObject({
      disabled: false,
      crypto: 'None',
      objectId: null,
    });
  });

  it('the accounts a first run would disable are held until somebody approves', async () => {
    const office = await createOffice(world());
    await office.useCases.users.create(office.actor, { email: mailAddress('hand@contoso.com') });
    const taskId = await office.setUp(
      { [group.groupId]: [{ action: 'crypto', value: 'SigEnc' }] },
      { disableMissingUsers: true },
    );
    const run = await office.sync(taskId);
    expect(run).toMatchObject({ state: 'held', counts: { held: 1, applied: 1 } });
    const plan = await office.useCases.plans.get(office.actor, run.planId ?? '');
    expect(plan.refusals).toMatchObject([{ code: 'first-disables', emails: ['hand@contoso.com'] }]);
    expect((await office.user('hand@contoso.com')).disabled).toBe(false);
  });

  it('Test Access verifies the access and remembers that it worked', async () => {
    const office = await createOffice();
    const { task } = await office.useCases.tasks.create(office.actor, aNewTask());
    const report = await office.useCases.testAccess(office.actor, { taskId: task.taskId });
    expect(report).toMatchObject({ ok: true, error: null });
    const tested = await office.useCases.tasks.get(office.actor, task.taskId);
    expect(tested.task).toMatchObject({
      tenantName: report.tenantName,
      accessTestedAt: office.clock.now().toISOString(),
    });
  });
});

describe('(2) Domains', () => {
  const domains = () => ({
    ...world(),
    domains: [
      aDirectoryDomain('contoso.com'),
      aDirectoryDomain('unverified.com', { verified: false }),
      aDirectoryDomain('unmanaged.com'),
    ],
  });
  const prepared = async () => {
    const office = await createOffice(domains());
    await office.useCases.managedDomains.put(office.actor, [
      { name: 'contoso.com', lftGlobalQuota: null },
      { name: 'unverified.com', lftGlobalQuota: null },
      { name: 'unlisted.com', lftGlobalQuota: null },
    ]);
    const { task } = await office.useCases.tasks.create(office.actor, aNewTask());
    return { office, taskId: task.taskId };
  };

  it('cannot be selected before the access worked and the list was refreshed', async () => {
    const { office, taskId } = await prepared();
    await expect(
      office.useCases.domains.select(office.actor, taskId, ['contoso.com']),
    ).rejects.toMatchObject({ code: 'domain-not-selectable' });
  });

  it('tell whether Microsoft lists them, validated them, and the service manages them', async () => {
    const { office, taskId } = await prepared();
    const rows = await office.useCases.domains.refresh(office.actor, taskId);
    expect(
      rows.map((row) => [
        row.name,
        row.microsoftListed,
        row.microsoftVerified,
        row.managed,
        row.selectable,
      ]),
    ).toEqual([
      ['contoso.com', true, true, true, true],
      ['unlisted.com', false, false, true, false],
      ['unmanaged.com', true, true, false, false],
      ['unverified.com', true, false, true, false],
    ]);
  });

  it('only those valid on both sides can be selected, with the reason otherwise', async () => {
    const { office, taskId } = await prepared();
    const rows = await office.useCases.domains.refresh(office.actor, taskId);
    for (const { name, reason } of rows.filter((row) => !row.selectable)) {
      expect(reason).toContain(name);
      await expect(
        office.useCases.domains.select(office.actor, taskId, [name]),
      ).rejects.toMatchObject({ code: 'domain-not-selectable' });
    }
    const selected = await office.useCases.domains.select(office.actor, taskId, ['CONTOSO.com']);
    expect(selected.filter((row) => row.selected).map((row) => row.name)).toEqual(['contoso.com']);
  });

  it('at least one has to be selected', async () => {
    const { office, taskId } = await prepared();
    await office.useCases.domains.refresh(office.actor, taskId);
    await expect(office.useCases.domains.select(office.actor, taskId, [])).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('a domain belongs to one task', async () => {
    const { office, taskId } = await prepared();
    await office.useCases.domains.refresh(office.actor, taskId);
    await office.useCases.domains.select(office.actor, taskId, ['contoso.com']);
    const { task } = await office.useCases.tasks.create(office.actor, aNewTask({ name: 'Second' }));
    const rows = await office.useCases.domains.refresh(office.actor, task.taskId);
    expect(rows.find((row) => row.name === 'contoso.com')).toMatchObject({
      selectable: false,
      reason: expect.stringContaining('task "Contoso"'),
    });
    await expect(
      office.useCases.domains.select(office.actor, task.taskId, ['contoso.com']),
    ).rejects.toMatchObject({ code: 'domain-taken', message: expect.stringContaining('Contoso') });
  });
});

describe('(3) Directory Groups', () => {
  it('processes the actions of a group from the top, in the order they were saved', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [group.groupId]: [] });
    const order: GroupAction[] = [
      { action: 'sendQuarEmpty', value: false },
      { action: 'crypto', value: 'None' },
      { action: 'assignAdminRoles', value: [] },
    ];
    await office.useCases.groups.setActions(office.actor, taskId, group.groupId, order);
    const { groups } = await office.useCases.groups.list(office.actor, taskId, { selected: true });
    expect(groups[0]?.actions).toEqual(order);
  });

  it('refuses an action that is there twice, and noSync beside usersDisabled', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [group.groupId]: [] });
    const save = (actions: readonly GroupAction[]) =>
      office.useCases.groups.setActions(office.actor, taskId, group.groupId, actions);
    await expect(
      save([
        { action: 'crypto', value: 'None' },
        { action: 'crypto', value: 'SigEnc' },
      ]),
    ).rejects.toMatchObject({ code: 'invalid-actions' });
    await expect(
      save([
        { action: 'noSync', value: true },
        { action: 'usersDisabled', value: true },
      ]),
    ).rejects.toMatchObject({ code: 'invalid-actions' });
    await save([
      { action: 'noSync', value: true },
      { action: 'usersDisabled', value: false },
    ]);
  });

  it('Test shows what would happen and changes nothing', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [group.groupId]: [{ action: 'crypto', value: 'SigEnc' }] });
    expect(await office.test(taskId)).toMatchObject([{ kind: 'create', email: anna }]);
    expect(await office.users()).toEqual([]);
  });

  it('a search that finds nothing says what the list cannot show', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [group.groupId]: [] });
    const { actor, useCases } = office;
    const found = await useCases.groups.list(actor, taskId, { search: 'Sales' });
    expect(found).toMatchObject({
      groups: [],
      notice: expect.stringContaining('Dynamic distribution'),
    });
    expect((await useCases.groups.list(actor, taskId, { search: 'Members' })).notice).toBeNull();
  });

  it('at least one group with at least one member must exist', async () => {
    const office = await createOffice(world());
    const empty = office.model.groups[1]?.groupId ?? '';
    const taskId = await office.setUp(
      { [empty]: [{ action: 'crypto', value: 'SigEnc' }] },
      { disableMissingUsers: true },
    );
    await office.useCases.users.create(office.actor, { email: anna });
    expect(await office.sync(taskId)).toMatchObject({
      state: 'failed',
      success: false,
      error: { code: 'all-groups-empty' },
    });
    expect((await office.user(anna)).disabled).toBe(false);
  });
});

describe('group actions', () => {
  it('assignAdminRoles assigns the selected roles', async () => {
    const { user } = await synchronised([
      { action: 'assignAdminRoles', value: ['Support', 'Audit'] },
    ]);
    expect((await user()).adminRoles).toEqual(['Audit', 'Support']);
  });

  it('assignAdminRoles empty removes existing roles', async () => {
    const { user } = await then(
      [{ action: 'assignAdminRoles', value: ['Support'] }],
      [{ action: 'assignAdminRoles', value: [] }],
    );
    expect((await user()).adminRoles).toEqual([]);
  });

  it('assignAdminRoles absent leaves existing roles', async () => {
    const { user } = await then(
      [{ action: 'assignAdminRoles', value: ['Support'] }],
      [{ action: 'crypto', value: 'None' }],
    );
    expect((await user()).adminRoles).toEqual(['Support']);
  });

  it.each(['SigEnc', 'SigOnly', 'None'] as const)('crypto gives %s', async (value) => {
    const { user } = await synchronised([{ action: 'crypto', value }]);
    expect((await user()).crypto).toBe(value);
  });

  it.each([true, false])('lftAvailable is %s', async (value) => {
    const { user } = await synchronised([{ action: 'lftAvailable', value }]);
    expect((await user()).lftAvailable).toBe(value);
  });

  it('lftQuota sets the quota in Mbyte', async () => {
    const { user } = await synchronised([{ action: 'lftQuota', value: 500 }]);
    expect(await user()).toMatchObject({ lftQuota: 500, lftAvailable: null });
  });

  it('lftQuota is not used if lftAvailable is False', async () => {
    const { user } = await synchronised([
      { action: 'lftQuota', value: 500 },
      { action: 'lftAvailable', value: false },
    ]);
    expect(await user()).toMatchObject({ lftQuota: null, lftAvailable: false });
  });

  it.each([true, false])('loginLocked is %s', async (value) => {
    const { user } = await synchronised([{ action: 'loginLocked', value }]);
    expect((await user()).loginLocked).toBe(value);
  });

  it.each(['none', 'sms', 'otp'] as const)('loginSecurity is %s', async (value) => {
    const { user } = await synchronised([{ action: 'loginSecurity', value }]);
    expect((await user()).loginSecurity).toBe(value);
  });

  it('loginSecurity otp is strongly suggested for admin users: anything else warns', async () => {
    const office = await createOffice(world());
    const taskId = await office.setUp({ [group.groupId]: [] });
    const warnings = async (actions: readonly GroupAction[]) =>
      (
        await office.useCases.groups.setActions(office.actor, taskId, group.groupId, actions)
      ).warnings.map((warning) => warning.code);
    const roles = { action: 'assignAdminRoles', value: ['Support'] } as const;
    expect(await warnings([roles])).toEqual(['admin-without-otp']);
    expect(await warnings([roles, { action: 'loginSecurity', value: 'none' }])).toEqual([
      'security-downgrade',
    ]);
    expect(await warnings([roles, { action: 'loginSecurity', value: 'otp' }])).toEqual([]);
  });

  it('noSync True: members are explicitly not synchronised and the other settings are ignored', async () => {
    const { office, run } = await synchronised([
      { action: 'noSync', value: true },
      { action: 'crypto', value: 'SigEnc' },
    ]);
    expect(run.counts).toMatchObject({ create: 0, skipped: 1 });
    expect(await office.users()).toEqual([]);
  });

  it('noSync leaves an existing user with his manual settings, name included', async () => {
    const office = await createOffice(world());
    await office.useCases.users.create(office.actor, {
      email: anna,
      displayName: 'By Hand',
      crypto: 'SigOnly',
    });
    const before = await office.user(anna);
    const taskId = await office.setUp({ [group.groupId]: [{ action: 'noSync', value: true }] });
    await office.sync(taskId);
    expect(await office.user(anna)).toEqual(before);
  });

  it('noSync False is as if it were absent', async () => {
    const { user } = await synchronised([
      { action: 'noSync', value: false },
      { action: 'crypto', value: 'SigEnc' },
    ]);
    expect((await user()).crypto).toBe('SigEnc');
  });

  it.each([true, false])('quarOneClick is %s', async (value) => {
    const { user } = await synchronised([{ action: 'quarOneClick', value }]);
    expect((await user()).quarOneClick).toBe(value);
  });

  it('quarOneClick is ignored if sending of quarantine reports is disabled, which is said', async () => {
    const { office, taskId } = await synchronised([
      { action: 'quarOneClick', value: true },
      { action: 'sendQuar', value: [] },
    ]);
    const plan = await office.useCases.plans.create(office.actor, taskId, {});
    expect(plan.warnings).toMatchObject([{ code: 'no-effect', emails: [anna] }]);
  });

  it('sendQuar sets the times of the quarantine report', async () => {
    const { user } = await synchronised([{ action: 'sendQuar', value: ['16:30', '08:00'] }]);
    expect((await user()).sendQuar).toEqual(['08:00', '16:30']);
  });

  it('sendQuar empty disables sending', async () => {
    const { user } = await then(
      [{ action: 'sendQuar', value: ['08:00'] }],
      [{ action: 'sendQuar', value: [] }],
    );
    expect((await user()).sendQuar).toEqual([]);
  });

  it('sendQuarAdmin sets the times of the admin quarantine report', async () => {
    const { user } = await synchronised([
      { action: 'assignAdminRoles', value: ['Support'] },
      { action: 'sendQuarAdmin', value: ['07:00'] },
    ]);
    expect((await user()).sendQuarAdmin).toEqual(['07:00']);
  });

  it('sendQuarAdmin is only evaluated for users with an admin role: for others it is said to have no effect', async () => {
    const { office, taskId } = await synchronised([{ action: 'sendQuarAdmin', value: ['07:00'] }]);
    const plan = await office.useCases.plans.create(office.actor, taskId, {});
    expect(plan.warnings).toMatchObject([{ code: 'no-effect', emails: [anna] }]);
  });

  it('sendQuarAdmin empty disables sending', async () => {
    const { user } = await then(
      [{ action: 'sendQuarAdmin', value: ['08:00'] }],
      [{ action: 'sendQuarAdmin', value: [] }],
    );
    expect((await user()).sendQuarAdmin).toEqual([]);
  });

  it.each([true, false])('sendQuarEmpty is %s', async (value) => {
    const { user } = await synchronised([{ action: 'sendQuarEmpty', value }]);
    expect((await user()).sendQuarEmpty).toBe(value);
  });

  it('usersDisabled True disables all users of the group and overrides its other actions', async () => {
    const { user } = await then(
      [{ action: 'crypto', value: 'SigEnc' }],
      [
        { action: 'crypto', value: 'None' },
        { action: 'usersDisabled', value: true },
      ],
    );
    expect(await user()).toMatchObject({ disabled: true, disabledBy: 'sync', crypto: 'SigEnc' });
  });

  it('usersDisabled creates a new member disabled', async () => {
    const { user } = await synchronised([{ action: 'usersDisabled', value: true }]);
    expect(await user()).toMatchObject({ disabled: true, disabledBy: 'sync' });
  });

  it('usersDisabled False enables, whoever disabled', async () => {
    const { office, taskId, user } = await synchronised([
      { action: 'usersDisabled', value: false },
    ]);
    await office.useCases.users.edit(office.actor, anna, { disabled: true });
    await office.sync(taskId);
    expect(await user()).toMatchObject({ disabled: false, disabledBy: null });
  });

  it('usersDisabled absent leaves a manual disable', async () => {
    const { office, taskId, user } = await synchronised([{ action: 'crypto', value: 'SigEnc' }]);
    await office.useCases.users.edit(office.actor, anna, { disabled: true });
    await office.sync(taskId);
    expect(await user()).toMatchObject({ disabled: true, disabledBy: 'hand' });
  });
});

describe('recommended setup', () => {
  const several = async (
    first: readonly GroupAction[],
    second: readonly GroupAction[],
    names = ['a team', 'B team'],
  ) => {
    const office = await createOffice({
      people: [aPerson(1)],
      groups: [
        aModelGroup(1, { displayName: names[0] ?? '', memberIds: [guid(1)] }),
        aModelGroup(2, { displayName: names[1] ?? '', memberIds: [guid(1)] }),
      ],
    });
    const [one, two] = office.model.groups;
    const taskId = await office.setUp({
      [one?.groupId ?? '']: first,
      [two?.groupId ?? '']: second,
    });
    await office.sync(taskId);
    const plan = await office.useCases.plans.create(office.actor, taskId, {});
    return { office, taskId, plan };
  };

  it('if a user is in several groups, the settings of the alphabetically first count, and nothing is merged', async () => {
    const { office, plan } = await several(
      [{ action: 'crypto', value: 'SigEnc' }],
      [
        { action: 'crypto', value: 'None' },
        { action: 'lftQuota', value: 9 },
      ],
    );
    expect(await office.user(anna)).toMatchObject({ crypto: 'SigEnc', lftQuota: null });
    expect(plan.warnings).toMatchObject([{ code: 'several-groups', emails: [anna] }]);
  });

  it('alphabetically means without regard to case', async () => {
    const { office } = await several(
      [{ action: 'crypto', value: 'SigEnc' }],
      [{ action: 'crypto', value: 'None' }],
      ['b team', 'A team'],
    );
    expect((await office.user(anna)).crypto).toBe('None');
  });

  it('a leaver whose group does not come first stays enabled, with a warning', async () => {
    const { office, plan } = await several(
      [{ action: 'crypto', value: 'SigEnc' }],
      [{ action: 'usersDisabled', value: true }],
      ['Staff', 'Z Leavers'],
    );
    expect((await office.user(anna)).disabled).toBe(false);
    expect(plan.warnings.map((warning) => warning.code)).toEqual([
      'several-groups',
      'losing-group-would-block',
    ]);
  });

  it('a task may put its groups in an order of its own instead', async () => {
    const { office, taskId } = await several(
      [{ action: 'crypto', value: 'SigEnc' }],
      [{ action: 'crypto', value: 'None' }],
    );
    const second = office.model.groups[1]?.groupId ?? '';
    await office.useCases.tasks.edit(office.actor, taskId, {
      precedence: { mode: 'explicit', groupIds: [second] },
    });
    await office.sync(taskId);
    expect((await office.user(anna)).crypto).toBe('None');
  });

  it('admin users can exist without crypto or other functions', async () => {
    const { user } = await synchronised([
      { action: 'assignAdminRoles', value: ['Tech'] },
      { action: 'loginSecurity', value: 'otp' },
    ]);
    expect(await user()).toMatchObject({
      adminRoles: ['Tech'],
      loginSecurity: 'otp',
      crypto: null,
      lftAvailable: null,
    });
  });

  it('the suggested groups together give everybody what the manual says', async () => {
    const names = [
      'cloud admins',
      'cloud disabled',
      'cloud noSync',
      'cloud Sign and Encrypt',
      'cloud Sign-Only',
    ];
    const office = await createOffice({
      people: names.map((_, index) => aPerson(index + 1)),
      groups: names.map((displayName, index) =>
        aModelGroup(index + 1, { displayName, memberIds: [guid(index + 1)] }),
      ),
    });
    await office.useCases.users.create(office.actor, {
      email: mailAddress('person3@contoso.com'),
      crypto: 'SigOnly',
      lftQuota: 3,
    });
    const actions: readonly (readonly GroupAction[])[] = [
      [
        { action: 'assignAdminRoles', value: ['ALL'] },
        { action: 'loginSecurity', value: 'otp' },
        { action: 'crypto', value: 'SigEnc' },
      ],
      [{ action: 'usersDisabled', value: true }],
      [{ action: 'noSync', value: true }],
      [
        { action: 'crypto', value: 'SigEnc' },
        { action: 'lftAvailable', value: true },
        { action: 'lftQuota', value: 500 },
        { action: 'sendQuar', value: ['08:00'] },
      ],
      [
        { action: 'crypto', value: 'SigOnly' },
        { action: 'sendQuar', value: [] },
      ],
    ];
    const taskId = await office.setUp(
      Object.fromEntries(
        office.model.groups.map(({ groupId }, index) => [groupId, actions[index] ?? []]),
      ),
    );
    expect(await office.sync(taskId)).toMatchObject({ state: 'done', success: true });
    expect(await office.users()).toMatchObject([
      {
        email: 'person1@contoso.com',
        adminRoles: ['ALL'],
        loginSecurity: 'otp',
        crypto: 'SigEnc',
        disabled: false,
      },
      { email: 'person2@contoso.com', disabled: true, crypto: null },
      {
        email: 'person3@contoso.com',
        crypto: 'SigOnly',
        lftQuota: 3,
        managedBy: null,
        disabled: false,
      },
      {
        email: 'person4@contoso.com',
        crypto: 'SigEnc',
        lftAvailable: true,
        lftQuota: 500,
        sendQuar: ['08:00'],
      },
      { email: 'person5@contoso.com', crypto: 'SigOnly', sendQuar: [], lftAvailable: null },
    ]);
  });
});
