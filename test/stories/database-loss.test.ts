import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promises as timers } from 'node:timers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunView } from '../../server/contract/run.ts';
import { findMongod } from '../../server/evaluation/mongod/find-mongod.ts';
import { chooseFreePort } from '../../server/evaluation/mongod/free-port.ts';
import { launchMongod, type RunningMongod } from '../../server/evaluation/mongod/launch.ts';
import { replicaSetName } from '../../server/evaluation/mongod/replica-set.ts';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import { type Api, endOfRun, readUsers, setUpTask, startRun, syncWell } from './api-steps.ts';
import { historyOf } from './history-of.ts';
import { type Installation, startInstallation } from './installation.ts';
import { killMongod, pidOfMongod } from './mongod-of.ts';
import { aDataFolder, eventually } from './running-server.ts';

const people = 2000;
const seed = generateTenant({ people, groups: 3 });
const groupIds = seed.groups.map(({ record }) => record.id);

describe('a database that goes away', () => {
  let folder: Awaited<ReturnType<typeof aDataFolder>>;
  let launch: () => Promise<RunningMongod>;
  let mongod: RunningMongod;
  let installation: Installation;
  let api: Api;
  let taskId: string;
  beforeAll(async () => {
    folder = await aDataFolder();
    const dbPath = join(folder.path, 'db');
    await mkdir(dbPath);
    const { path } = await findMongod({
      mongodBinary: process.env.MONGOD_BINARY || undefined,
      env: process.env,
      report: (line) => console.error(line),
    });
    const port = await chooseFreePort();
    const logFile = join(folder.path, 'mongod.log');
    launch = () => launchMongod({ mongod: path, port, dbPath, logFile, serverParameters: [] });
    mongod = await launch();
    installation = await startInstallation({
      directories: [seed],
      mongodbUri: `mongodb://127.0.0.1:${port}/directory-sync?replicaSet=${replicaSetName}`,
    });
    api = await installation.signIn();
    const actions = [{ action: 'crypto', value: 'SigEnc' }] as const;
    taskId = await setUpTask(api, {
      groups: Object.fromEntries(groupIds.map((id) => [id, actions])),
      settings: { safeguards: { enabled: false } },
    });
  }, 120_000);
  afterAll(async () => {
    await installation?.stop();
    await mongod?.stop();
    await folder.remove();
  }, 60_000);

  it('in the middle of a run: requests say so meanwhile, and the run ends cleanly once it is back', async () => {
    const runId = await startRun(api, taskId);
    await eventually(
      () => historyOf(installation.server.database.db, runId),
      ({ entries }) => entries > 0,
    );
    await killMongod(join(folder.path, 'db'));
    await mongod.ended;
    const unavailable = { status: 503, body: { status: 503, code: 'database-unavailable' } };
    const answers = await Promise.all([
      api('GET', '/api/tasks'),
      api('GET', `/api/runs/${runId}`),
      api('GET', '/api/users'),
      api('POST', `/api/tasks/${taskId}/runs`, { kind: 'full' }),
      api('POST', `/api/tasks/${taskId}/plans`, {}),
      api('PATCH', `/api/tasks/${taskId}`, { description: 'changed' }),
    ]);
    expect(answers).toMatchObject(answers.map(() => unavailable));
    const { url } = installation.server;
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);

    mongod = await launch();
    const back = Date.now();
    await eventually(
      async () => (await fetch(`${url}/readyz`)).status,
      (status) => status === 200,
    );
    const run = await endOfRun(api, runId, 45_000);
    expect(run).toMatchObject({ state: 'done', success: true, counts: { applied: people } });
    expect(Date.parse(run.finishedAt ?? '')).toBeGreaterThan(back);
    expect(await historyOf(installation.server.database.db, runId)).toMatchObject({
      entries: people,
      users: people,
    });
    const users = await readUsers(api);
    expect(users).toHaveLength(people);
    expect(new Set(users.map(({ crypto }) => crypto))).toEqual(new Set(['SigEnc']));
    // and so do the runs after it: what wakes them came back as well
    const before = Date.now();
    await syncWell(api, taskId);
    expect(Date.now() - before).toBeLessThan(15_000);
  }, 120_000);

  it('and hangs for a good while: periodic runs and those by hand go on afterwards', async () => {
    const patch = { periodicSync: { enabled: true, intervalMinutes: 60 } };
    expect((await api('PATCH', `/api/tasks/${taskId}`, patch)).status).toBe(200);
    const pid = (await pidOfMongod(join(folder.path, 'db'))) ?? 0;
    const { url } = installation.server;
    process.kill(pid, 'SIGSTOP');
    try {
      expect((await fetch(`${url}/readyz`)).status).toBe(503);
      // nothing shows how long a database hangs but the time
      await timers.setTimeout(14_000);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    const runs = async (): Promise<readonly RunView[]> =>
      (await api('GET', `/api/tasks/${taskId}/runs`)).body.items;
    await eventually(
      async () => (await fetch(`${url}/readyz`)).status,
      (status) => status === 200,
    );
    const { tasks } = installation.server.database.collections;
    await tasks.updateOne({ _id: taskId }, { $set: { nextSyncAt: new Date().toISOString() } });
    const [latest] = await eventually(runs, ([run]) => run?.trigger === 'schedule');
    expect(await endOfRun(api, latest?.runId ?? '')).toMatchObject({
      state: 'done',
      success: true,
    });
    await syncWell(api, taskId);
  }, 90_000);
});
