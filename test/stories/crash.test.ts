import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserView } from '../../server/contract/user.ts';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import { type SimulatedTenant, startTenant } from '../../server/evaluation/tenant/start-tenant.ts';
import {
  type Api,
  endOfRun,
  readRun,
  readUsers,
  setUpTask,
  startRun,
  syncWell,
} from './api-steps.ts';
import { aBuiltServer } from './built-server.ts';
import { historyOf } from './history-of.ts';
import { startInstallation } from './installation.ts';
import { dbPathOf, killMongod, withEmbeddedDatabase } from './mongod-of.ts';
import {
  aDataFolder,
  eventually,
  type RunningProcess,
  signedIn,
  startProduct,
} from './running-server.ts';

const people = 3000;
const seed = generateTenant({ people, groups: 3 });
const groupIds = seed.groups.map(({ record }) => record.id);
const members = /\/groups\/[^/]+\/members/;
const actions = (value: 'SigEnc' | 'SigOnly' | 'None') => [{ action: 'crypto', value }] as const;

/** What must be the same whatever happened on the way. */
const comparable = (users: readonly UserView[]) =>
  users.map(({ managedBy, ...user }) => ({ ...user, managed: managedBy !== null }));

describe('a server that dies', () => {
  let folder: Awaited<ReturnType<typeof aDataFolder>>;
  let tenant: SimulatedTenant;
  let product: RunningProcess;
  let api: Api;
  let taskId: string;
  let built: Awaited<ReturnType<typeof aBuiltServer>>;
  const start = async () => {
    const env = {
      LOGIN_URL: tenant.loginUrl,
      GRAPH_URL: tenant.graphUrl,
      ENTRA_CLIENT_ID: tenant.options.audience,
    };
    // as it runs in production: what works does so in a thread of its own
    product = await startProduct(folder.path, env, [built.mainFile]);
    api = await signedIn(product);
  };
  beforeAll(async () => {
    built = await aBuiltServer();
    folder = await aDataFolder();
    tenant = await startTenant({ directories: [seed] });
    await start();
    taskId = await setUpTask(api, {
      groups: Object.fromEntries(groupIds.map((id) => [id, actions('SigEnc')])),
      settings: { safeguards: { enabled: false } },
    });
  }, 120_000);
  afterAll(async () => {
    await product?.end();
    await killMongod(dbPathOf(folder.path));
    await tenant?.stop();
    await folder?.remove();
    await built?.remove();
  }, 60_000);

  const setCrypto = async (crypto: 'SigEnc' | 'SigOnly' | 'None') => {
    for (const groupId of groupIds) {
      const path = `/api/tasks/${taskId}/groups/${groupId}/actions`;
      expect((await api('PUT', path, { actions: actions(crypto) })).status).toBe(200);
    }
  };
  const history = (runId: string) =>
    withEmbeddedDatabase(folder.path, (db) => historyOf(db, runId));
  /** Does something to the server or its database as soon as a part of a run, but not all of it, is applied. */
  const inTheMiddle = <Answer>(runId: string, act: () => Promise<Answer>): Promise<Answer> =>
    withEmbeddedDatabase(folder.path, async (db) => {
      const entries = db.collection('history');
      const count = await eventually(
        () => entries.countDocuments({ runId }),
        (found) => found > 0,
        30_000,
        2,
      );
      expect(count).toBeLessThan(people);
      return act();
    });
  /** The run ends by itself after what happened at `since`, within 30 s, and every user got his settings once. */
  const expectFinished = async (runId: string, crypto: string, since: number) => {
    const run = await endOfRun(api, runId, 30_000);
    expect(Date.parse(run.finishedAt ?? '')).toBeGreaterThan(since);
    expect(run).toMatchObject({ state: 'done', success: true, error: null });
    expect(run.counts.applied).toBe(people);
    expect(await history(runId)).toMatchObject({ entries: people, users: people });
    const users = await readUsers(api);
    expect(users).toHaveLength(people);
    expect(new Set(users.map((user) => user.crypto))).toEqual(new Set([crypto]));
    // what the thread that works counted is told by the one that answers
    const metrics = await (await fetch(`${product.url}/metrics`)).text();
    expect(metrics).toMatch(/^runs_total\{kind="full",outcome="succeeded"\} [1-9]/m);
  };

  it('killed in the middle of applying: the run goes on after the restart and ends as an undisturbed one', async () => {
    const runId = await startRun(api, taskId);
    await inTheMiddle(runId, () => product.end('SIGKILL'));
    const { entries } = await history(runId);
    expect(entries).toBeGreaterThan(0);
    expect(entries).toBeLessThan(people);
    const killed = Date.now();
    await start();
    await expectFinished(runId, 'SigEnc', killed);

    const undisturbed = await startInstallation({ directories: [seed] });
    try {
      const other = await undisturbed.signIn();
      const task = await setUpTask(other, {
        groups: Object.fromEntries(groupIds.map((id) => [id, actions('SigEnc')])),
        settings: { safeguards: { enabled: false } },
      });
      await syncWell(other, task);
      expect(comparable(await readUsers(api))).toEqual(comparable(await readUsers(other)));
    } finally {
      await undisturbed.stop();
    }
  }, 120_000);

  it('killed in the middle of reading: the run begins anew after the restart', async () => {
    await setCrypto('SigOnly');
    tenant.faults.add({
      match: { path: members },
      answer: { kind: 'latency', milliseconds: 600_000 },
    });
    tenant.requests.reset();
    const runId = await startRun(api, taskId);
    await eventually(
      () => readRun(api, runId),
      ({ state }) => state === 'reading',
    );
    await product.end('SIGKILL');
    tenant.faults.clear();
    const killed = Date.now();
    await start();
    await expectFinished(runId, 'SigOnly', killed);
  }, 90_000);

  it('told to stop in the middle of a run: ends cleanly in time, and the run goes on after the restart', async () => {
    await setCrypto('None');
    const runId = await startRun(api, taskId);
    let told = 0;
    const exitCode = await inTheMiddle(runId, () => {
      told = Date.now();
      return product.end('SIGTERM');
    });
    expect(exitCode).toBe(0);
    const stopped = Date.now();
    expect(stopped - told).toBeLessThan(25_000);
    await start();
    await expectFinished(runId, 'None', stopped);
  }, 90_000);

  it('a second server on the same DATA_DIR is refused, and told which process has it', async () => {
    const second = startProduct(folder.path).then(async (started) => {
      await started.end();
      return 'it started';
    });
    await expect(second).rejects.toThrow(
      `DATA_DIR ${folder.path} is in use by the process ${product.pid}.`,
    );
    expect((await api('GET', '/api/tasks')).status).toBe(200);
  }, 60_000);

  it('its mongod killed in the middle of a run: it comes back, and so does the run', async () => {
    await setCrypto('SigEnc');
    const runId = await startRun(api, taskId);
    await inTheMiddle(runId, () => killMongod(dbPathOf(folder.path)));
    const killed = Date.now();
    const answers = await eventually(
      () => api('GET', `/api/runs/${runId}`),
      ({ status, body }) => {
        if (status !== 200)
          expect(body).toMatchObject({ status: 503, code: 'database-unavailable' });
        return status === 200 && body.finishedAt !== null;
      },
      60_000,
    );
    expect(answers.body).toMatchObject({ state: 'done', error: null });
    await expectFinished(runId, 'SigEnc', killed);
  }, 90_000);
});
