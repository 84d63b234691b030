import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunView } from '../../server/contract/run.ts';
import { sweep } from '../../server/engine/sweep.ts';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import { createInbox } from '../../server/mongo/inbox.ts';
import { createRunStore } from '../../server/mongo/runs.ts';
import { createTaskStore } from '../../server/mongo/tasks.ts';
import type { RunningServer } from '../../server/start-server.ts';
import { type Api, endOfRun, readRun, readUsers, setUpTask, startRun } from './api-steps.ts';
import { historyOf } from './history-of.ts';
import { type Installation, startInstallation } from './installation.ts';
import { eventually } from './running-server.ts';

const people = 2000;
const seed = generateTenant({ people, groups: 3 });
const groupIds = seed.groups.map(({ record }) => record.id);
const silent = { debug() {}, info() {}, warn() {}, error() {} };

describe('two servers on one database', () => {
  let installation: Installation;
  let first: RunningServer;
  let second: RunningServer;
  let api: Api;
  let taskId: string;
  let firstProcess: string;
  beforeAll(async () => {
    installation = await startInstallation({ directories: [seed] });
    first = installation.server;
    api = await installation.signIn();
    const actions = [{ action: 'crypto', value: 'SigEnc' }] as const;
    taskId = await setUpTask(api, {
      groups: Object.fromEntries(groupIds.map((id) => [id, actions])),
      settings: { safeguards: { enabled: false } },
    });
    const runId = await startRun(api, taskId);
    firstProcess = await eventually(holder, (name) => name !== '');
    expect(await endOfRun(api, runId)).toMatchObject({
      success: true,
      counts: { applied: people },
    });
    second = await installation.startAnother();
  }, 90_000);
  afterAll(() => installation?.stop());

  /** Which process works on the task; empty if none does. */
  const holder = async (): Promise<string> => {
    const lease = await first.database.collections.leases.findOne({ _id: taskId });
    return lease?.holder?.split(':')[0] ?? '';
  };
  const setCrypto = async (at: Api, value: string) => {
    for (const groupId of groupIds) {
      const path = `/api/tasks/${taskId}/groups/${groupId}/actions`;
      const answer = await at('PUT', path, { actions: [{ action: 'crypto', value }] });
      expect(answer.status).toBe(200);
    }
  };
  const expectOnce = async (run: RunView) => {
    const history = await historyOf(installation.server.database.db, run.runId);
    expect(history).toEqual({ entries: people, users: people, plans: 1 });
  };

  it('a run started through either is executed once', async () => {
    for (const [server, crypto] of [
      [first, 'SigOnly'],
      [second, 'None'],
    ] as const) {
      const at = await installation.signInAt(server);
      await setCrypto(at, crypto);
      installation.tenant.requests.reset();
      const run = await endOfRun(at, await startRun(at, taskId));
      expect(run).toMatchObject({ state: 'done', success: true, counts: { applied: people } });
      // one page of members for each group: nobody else read the directory
      expect(installation.tenant.requests.count('GET /groups/{group-id}/members')).toBe(
        groupIds.length,
      );
      await expectOnce(run);
    }
  }, 60_000);

  it('a periodic run that is due is queued once', async () => {
    const before = (await api('GET', `/api/tasks/${taskId}/runs`)).body.items.length;
    const patch = { periodicSync: { enabled: true, intervalMinutes: 60 } };
    expect((await api('PATCH', `/api/tasks/${taskId}`, patch)).status).toBe(200);
    const { tasks: stored } = first.database.collections;
    for (let round = 1; round <= 2; round += 1) {
      await stored.updateOne({ _id: taskId }, { $set: { nextSyncAt: new Date().toISOString() } });
      // at once, as two servers do whose clocks agree, while their own sweeps go on
      await Promise.all(
        [first, second].map(({ database }) =>
          sweep({
            tasks: createTaskStore(database),
            runs: createRunStore(database),
            inbox: createInbox(database),
            tasksToLook: async () => [],
            jobs: { wake: async () => {} },
            clock: { now: () => new Date() },
            endAbandoned: async () => 0,
            log: silent,
          }),
        ),
      );
      const runs: readonly RunView[] = await eventually(
        async () => (await api('GET', `/api/tasks/${taskId}/runs`)).body.items,
        (items) => items.every(({ finishedAt }: RunView) => finishedAt !== null),
      );
      expect(runs).toHaveLength(before + round);
      expect(runs[0]).toMatchObject({ trigger: 'schedule', state: 'done', success: true });
    }
    await api('PATCH', `/api/tasks/${taskId}`, { periodicSync: { enabled: false } });
  }, 60_000);

  it('a server that stops in the middle of a run hands it to the other one', async () => {
    await setCrypto(api, 'SigEnc');
    const runId = await startRun(api, taskId);
    const { db } = installation.server.database;
    const begun = await eventually(
      () => historyOf(db, runId),
      ({ entries }) => entries > 0,
    );
    expect(begun.entries).toBeLessThan(people);
    const [working, other] = (await holder()) === firstProcess ? [first, second] : [second, first];
    const stopping = Date.now();
    await working.stop();
    expect(Date.now() - stopping).toBeLessThan(10_000);
    const at = await installation.signInAt(other);
    expect((await readRun(at, runId)).finishedAt).toBeNull();
    const run = await endOfRun(at, runId);
    expect(run).toMatchObject({ state: 'done', success: true, counts: { applied: people } });
    const users = await readUsers(at);
    expect(users).toHaveLength(people);
    expect(new Set(users.map(({ crypto }) => crypto))).toEqual(new Set(['SigEnc']));
    const { history } = other.database.collections;
    expect(await historyOf(other.database.db, runId)).toMatchObject({
      entries: people,
      users: people,
    });
    expect(await history.countDocuments({ runId })).toBe(people);
  }, 60_000);
});
