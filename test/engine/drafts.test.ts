import { beforeEach, describe, expect, it } from 'vitest';
import { tenantId } from '../../server/domain/ids.ts';
import { draftBinding } from '../../server/domain/task-draft.ts';
import { createTestAccess } from '../../server/engine/test-access.ts';
import type { TestAccess } from '../../server/engine/use-cases.ts';
import type { DirectoryAccess, OpenDirectory } from '../../server/ports/directory.ts';
import { createFakeMemory, type FakeMemory } from '../fakes/memory.ts';
import { createFakeStores } from '../fakes/stores.ts';
import { aNewTask, anActor, contoso, createOffice, type Office } from './office.ts';

const secret = 'a-secret-of-contoso';
const { tenantId: customer, clientId } = aNewTask().access;
const typed = { name: 'Conto', tenantId: customer, clientId };

describe('a draft', () => {
  let office: Office;
  let memory: FakeMemory;
  beforeEach(async () => {
    memory = createFakeMemory();
    office = await createOffice({}, { stores: createFakeStores(memory) });
  });
  const drafts = () => office.useCases.drafts;
  const keep = (fields: Readonly<Record<string, string>> = typed, clientSecret?: string | null) =>
    drafts().save(office.actor, 'new-task', { fields, clientSecret });
  const notFound = { code: 'not-found' };
  const nothing = { draftId: 'new-task', fields: {}, hasSecret: false, savedAt: null };

  it('keeps what was typed as it is, and says only that there is a secret', async () => {
    await keep({ name: ' Conto', tenantId: 'contoso.onmicr' }, secret);
    const draft = await drafts().get(office.actor, 'new-task');
    expect(draft).toEqual({
      draftId: 'new-task',
      fields: { name: ' Conto', tenantId: 'contoso.onmicr' },
      hasSecret: true,
      savedAt: office.clock.now().toISOString(),
    });
    const stored = JSON.stringify([...memory.drafts.values()]);
    expect(stored).not.toContain(secret);
  });

  it('keeps its secret while the rest is typed, until it is taken away', async () => {
    await keep(typed, secret);
    expect(await keep({ name: 'Contoso' })).toMatchObject({ hasSecret: true });
    expect(await keep({ name: 'Contoso' }, null)).toMatchObject({ hasSecret: false });
  });

  it('is of one person: a colleague and another tenant have their own', async () => {
    await keep();
    const colleague = anActor(['ALL'], { objectId: '77777777-7777-4777-8777-777777777777' });
    expect(await drafts().get(colleague, 'new-task')).toEqual(nothing);
    const stranger = anActor(['ALL'], {
      tenantId: tenantId('44444444-4444-4444-8444-444444444444'),
    });
    expect(await drafts().get(stranger, 'new-task')).toEqual(nothing);
  });

  it('is for a new task or for one of the tenant', async () => {
    const { task } = await office.useCases.tasks.create(office.actor, aNewTask());
    await drafts().save(office.actor, task.taskId, { fields: typed });
    expect(await drafts().get(office.actor, task.taskId)).toMatchObject({ fields: typed });
    const refused = drafts().save(office.actor, 'no-task', { fields: typed });
    await expect(refused).rejects.toMatchObject(notFound);
    await expect(drafts().remove(office.actor, 'no-task')).rejects.toMatchObject(notFound);
  });

  it('goes with its task, and when it is dropped', async () => {
    const { task } = await office.useCases.tasks.create(office.actor, aNewTask());
    await drafts().save(office.actor, task.taskId, { fields: typed });
    await office.useCases.tasks.remove(office.actor, task.taskId);
    await keep();
    await drafts().remove(office.actor, 'new-task');
    expect(memory.drafts.size).toBe(0);
  });

  it('becomes a task with its secret, and is gone then', async () => {
    await keep(typed, secret);
    const access = { tenantId: customer, clientId, draftId: 'new-task' };
    const { task } = await office.useCases.tasks.create(office.actor, aNewTask({ access }));
    expect(await office.stores.sealing.open(task.access.sealedSecret, task.taskId)).toBe(secret);
    expect(await drafts().get(office.actor, 'new-task')).toEqual(nothing);
  });

  it('without a secret makes no task, and stays', async () => {
    await keep();
    const access = { tenantId: customer, clientId, draftId: 'new-task' };
    await expect(
      office.useCases.tasks.create(office.actor, aNewTask({ access })),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      details: { fields: [{ path: 'access.clientSecret' }] },
    });
    expect(await drafts().get(office.actor, 'new-task')).toMatchObject({ fields: typed });
  });

  it('of a task replaces its secret when it is saved, or leaves it if there is no other', async () => {
    const { tasks } = office.useCases;
    const { task } = await tasks.create(office.actor, aNewTask());
    const { taskId } = task;
    const save = async (clientSecret?: string) => {
      await drafts().save(office.actor, taskId, { fields: typed, clientSecret });
      const edited = await tasks.edit(office.actor, taskId, { access: { draftId: taskId } });
      return office.stores.sealing.open(edited.task.access.sealedSecret, taskId);
    };
    expect(await save()).toBe(secret);
    expect(await save('another-secret')).toBe('another-secret');
    expect(memory.drafts.size).toBe(0);
  });
});

describe('testing the access of a draft', () => {
  let office: Office;
  let testAccess: TestAccess;
  let opened: DirectoryAccess[];
  beforeEach(async () => {
    office = await createOffice();
    opened = [];
    const { tasks, drafts } = office.stores;
    const openDirectory: OpenDirectory = (access) => {
      opened.push(access);
      return office.directory.open(access);
    };
    testAccess = createTestAccess({ tasks, drafts, openDirectory, clock: office.clock });
  });
  const test = (typedSince: Readonly<Record<string, string>> = {}) =>
    testAccess(office.actor, { draftId: 'new-task', ...typedSince });
  const keep = (fields: Readonly<Record<string, string>>, clientSecret?: string) =>
    office.useCases.drafts.save(office.actor, 'new-task', { fields, clientSecret });

  it('uses what is kept, with what was typed since laid over it', async () => {
    await keep({ ...typed, clientId: 'half a g' }, secret);
    expect(await test({ clientId })).toMatchObject({ ok: true });
    expect(opened.at(-1)).toEqual({
      tenantId: customer,
      clientId,
      credential: {
        kind: 'drafted',
        sealedSecret: expect.any(String),
        boundTo: draftBinding({
          tenantId: contoso,
          objectId: office.actor.objectId,
          draftId: 'new-task',
        }),
      },
    });
    await test({ clientId, clientSecret: 'typed' });
    expect(opened.at(-1)).toMatchObject({
      credential: { kind: 'entered', clientSecret: 'typed' },
    });
  });

  it.each([
    ['tenantId', { ...typed, tenantId: 'contoso' }, secret],
    ['clientId', { name: 'x', tenantId: customer }, secret],
    ['clientSecret', typed, undefined],
  ])('refuses what cannot be right by its field: %s', async (path, fields, clientSecret) => {
    await keep(fields, clientSecret);
    await expect(test()).rejects.toMatchObject({
      code: 'invalid-input',
      details: { fields: [{ path }] },
    });
  });

  it('tests what the task keeps where nothing else was typed, and never its secret with another app', async () => {
    const { task } = await office.useCases.tasks.create(office.actor, aNewTask());
    const { taskId } = task;
    const save = (fields: Readonly<Record<string, string>>) =>
      office.useCases.drafts.save(office.actor, taskId, { fields });
    await save({ name: 'Another name' });
    const report = await testAccess(office.actor, { draftId: taskId });
    expect(report.ok).toBe(true);
    const tested = await office.useCases.tasks.get(office.actor, taskId);
    expect(tested.task.accessTestedAt).not.toBeNull();
    await save({ clientId: '55555555-5555-4555-8555-555555555555' });
    await expect(testAccess(office.actor, { draftId: taskId })).rejects.toMatchObject({
      details: { fields: [{ path: 'clientSecret' }] },
    });
  });

  it('refuses a draft that is not there', async () => {
    await expect(test()).rejects.toMatchObject({ code: 'not-found' });
  });
});
