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

const people = 2000;
const seed = generateTenant({ people, groups: 3 });
const groupIds = seed.groups.map(({ record }) => record.id);
const members = /\/groups\/[^/]+\/members/;
const actions = (value: 'SigEnc' | 'SigOnly' | 'None') => [{ action: 'crypto', value }] as const;

/** What must be the same whatever happened on the way. */
const comparable = (users: readonly UserView[]) =>
  users.map(({ managedBy, ...user }) => ({ ...user, managed: managedBy !== null }));

describe('tmp', () => {
  let folder: Awaited<ReturnType<typeof aDataFolder>>;
  let tenant: SimulatedTenant;
  let product: RunningProcess;
  let api: Api;
  let taskId: string;
  const start = async () => {
    product = await startProduct(folder.path, {
      LOGIN_URL: tenant.loginUrl,
      GRAPH_URL: tenant.graphUrl,
      ENTRA_CLIENT_ID: tenant.options.audience,
    });
    api = await signedIn(product);
  };
  beforeAll(async () => {
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
    await folder.remove();
  }, 60_000);

  const setCrypto = async (crypto: 'SigEnc' | 'SigOnly' | 'None') => {
    for (const groupId of groupIds) {
      const path = `/api/tasks/${taskId}/groups/${groupId}/actions`;
      expect((await api('PUT', path, { actions: actions(crypto) })).status).toBe(200);
    }
  };
  const history = (runId: string) =>
    withEmbeddedDatabase(folder.path, (db) => historyOf(db, runId));
  /** Waits until some, but not all, of a run is applied. */
  const partlyApplied = (runId: string): Promise<void> =>
    withEmbeddedDatabase(folder.path, async (db) => {
      const entries = db.collection('history');
      await eventually(
        () => entries.countDocuments({ runId }),
        (count) => count > 0,
      );
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
  };

  it.each(Array.from({ length: 12 }, (_, i) => i))('mongod %i', async (i) => {
    await setCrypto(i % 2 ? 'None' : 'SigOnly');
        const runId = await startRun(api, taskId);
    await partlyApplied(runId);
    await killMongod(dbPathOf(folder.path));
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
    if (answers.body.state !== 'done') { console.log(JSON.stringify(answers.body.error)); console.log(product.output().slice(-6000)); }
    expect(answers.body.state).toBe('done');
    await expectFinished(runId, i % 2 ? 'None' : 'SigOnly', killed);
  }, 90_000);
});
