import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { Task } from '../../server/domain/task.ts';
import type { PlanReaders } from '../../server/engine/make-plan.ts';
import { testTask } from '../../server/engine/test-task.ts';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import { createOpenDirectory } from '../../server/graph/directory.ts';
import { graphEndpoints } from '../../server/graph/endpoints.ts';
import { createBaseline } from '../../server/mongo/baseline.ts';
import { connectDatabase, type Database } from '../../server/mongo/database.ts';
import { createManagedDomains } from '../../server/mongo/managed-domains.ts';
import { createRunStore } from '../../server/mongo/runs.ts';
import { createSealing } from '../../server/mongo/sealing.ts';
import { createTarget } from '../../server/mongo/target.ts';
import { createTaskStore } from '../../server/mongo/tasks.ts';
import { createUserReader } from '../../server/mongo/users.ts';
import { type Api, readUsers, setUpTask, syncWell, testPlan } from './api-steps.ts';
import { type Installation, startInstallation } from './installation.ts';
import { type MongodWithUsers, startMongodWithUsers } from './mongod-with-users.ts';

const seed = generateTenant({ people: 30, groups: 2 });
const [first = '', second = ''] = seed.groups.map(({ record }) => record.id);

describe('the dry run', () => {
  let mongod: MongodWithUsers;
  let installation: Installation;
  let reading: Database;
  let api: Api;
  let taskId: string;
  beforeAll(async () => {
    mongod = await startMongodWithUsers();
    installation = await startInstallation({
      directories: [seed],
      mongodbUri: mongod.writingUri,
    });
    reading = await connectDatabase({ uri: mongod.readingUri });
    api = await installation.signIn();
    taskId = await setUpTask(api, {
      groups: { [first]: [{ action: 'crypto', value: 'SigEnc' }], [second]: [] },
      settings: { disableMissingUsers: true },
    });
    await syncWell(api, taskId);
    // so that the plan has something of everything
    const { state, tenant } = installation.tenant;
    const [leaver, renamed] = [...state.members(first).values()];
    tenant.removeMember(first, leaver?.id ?? '');
    tenant.updateUser(renamed?.id ?? '', { mail: 'renamed@contoso.ch', proxyAddresses: [] });
    tenant.addMember(
      first,
      tenant.addUser({ displayName: 'Nina Neu', mail: 'nina.neu@contoso.ch' }),
    );
    const actions = [{ action: 'lftQuota', value: 500 }];
    await api('PUT', `/api/tasks/${taskId}/groups/${second}/actions`, { actions });
  }, 120_000);
  afterAll(async () => {
    await reading?.close();
    await installation?.stop();
    await mongod?.stop();
  });

  const readersOn = (database: Database): PlanReaders => {
    const clock = { now: () => new Date() };
    const { tenant } = installation;
    return {
      openDirectory: createOpenDirectory({
        sealing: createSealing(installation.config.sealingKeys ?? []),
        endpoints: graphEndpoints({
          cloud: 'global',
          loginUrl: tenant.loginUrl,
          graphUrl: tenant.graphUrl,
        }),
        clock,
        random: Math.random,
      }),
      users: createUserReader(database),
      baseline: createBaseline(database),
      managedDomains: createManagedDomains(database),
      domainOwners: createTaskStore(database),
      history: createRunStore(database),
      clock,
      digest: (text) => createHash('sha256').update(text).digest('hex'),
    };
  };
  const storedTask = async (): Promise<Task> => {
    const stored = await reading.collections.tasks.findOne({ _id: taskId });
    if (stored === null) throw new Error('the task is not stored');
    const { _id, ...task } = stored;
    return { taskId: _id, ...task };
  };

  it('works for a database user who is refused every write', async () => {
    const { users, tasks } = reading.collections;
    await expect(tasks.updateMany({}, { $set: { name: 'x' } })).rejects.toThrow(/not authorized/);
    await expect(users.deleteMany({})).rejects.toThrow(/not authorized/);
    const [user] = await createUserReader(reading).readForTask((await storedTask()).tenantId, {
      taskId,
      domains: ['contoso.ch'],
    });
    if (user === undefined) throw new Error('nobody was synchronised');
    await expect(createTarget(reading).replace(user, user.revision)).rejects.toThrow(
      /not authorized/,
    );

    const before = await readUsers(api);
    const task = await storedTask();
    const asReader = await testTask(readersOn(reading), task);
    expect(await readUsers(api)).toEqual(before);
    expect(asReader.content.counts).toMatchObject({ create: 1, disable: 1, rename: 1, update: 15 });

    const asWriter = await testTask(readersOn(installation.server.database), task);
    expect(asReader.fingerprint).toBe(asWriter.fingerprint);
    expect(asReader.content).toEqual(asWriter.content);
    expect((await testPlan(api, taskId)).fingerprint).toBe(asReader.fingerprint);
  });

  it('holds nothing that could write: the compiler knows', () => {
    expectTypeOf<PlanReaders['users']>().not.toHaveProperty('apply');
    expectTypeOf<PlanReaders['users']>().not.toHaveProperty('insert');
    expectTypeOf<PlanReaders['users']>().not.toHaveProperty('replace');
    expectTypeOf<keyof PlanReaders['users']>().toEqualTypeOf<
      | 'readForTask'
      | 'readByObjectIds'
      | 'readByEmails'
      | 'readActiveAdmins'
      | 'countForTask'
      | 'revisions'
      | 'get'
      | 'list'
    >();
    expectTypeOf<keyof PlanReaders['baseline']>().toEqualTypeOf<'load' | 'loadFor'>();
    expectTypeOf<keyof PlanReaders['managedDomains']>().toEqualTypeOf<'list'>();
    expectTypeOf<keyof PlanReaders['domainOwners']>().toEqualTypeOf<'ownersOf'>();
    expectTypeOf<keyof PlanReaders['history']>().toEqualTypeOf<'appliedSince'>();
    expectTypeOf<Parameters<typeof testTask>[0]>().toEqualTypeOf<PlanReaders>();
  });
});
