import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import {
  sampleCredentials,
  sampleTenantId,
} from '../../server/evaluation/tenant/sample-identities.ts';
import { type ScriptedServer, startScriptedServer } from '../graph/scripted-server.ts';
import { type Api, endOfRun, setUpTask, startRun, sync, syncWell } from './api-steps.ts';
import { type Installation, startInstallation } from './installation.ts';
import { eventually } from './running-server.ts';

const { signAndEncrypt, signOnly } = sampleGroupIds;
const posted = z.object({
  type: z.literal('message'),
  attachments: z.array(z.object({ contentType: z.string() })).length(1),
  alert: z.object({ event: z.string(), code: z.string(), taskId: z.string(), url: z.string() }),
});
const patience = 20_000;

describe('alerts, of two servers on one database', () => {
  let receiver: ScriptedServer;
  let installation: Installation;
  let api: Api;
  beforeAll(async () => {
    receiver = await startScriptedServer(() => ({ status: 202 }));
    installation = await startInstallation({
      receives: true,
      pollMs: 3_600_000,
      alertWebhookUrl: `${receiver.url}/invoke?sig=key`,
    });
    // the other one is reached at a port of its own: whichever server sees an alert first tells it
    await installation.startAnother(0);
    api = await installation.signIn();
  }, 90_000);
  afterAll(async () => {
    await installation?.stop();
    await receiver?.close();
  }, 60_000);

  /** What was told of a task so far. */
  const told = (taskId: string): readonly string[] =>
    receiver.seen
      .map(({ body }) => posted.parse(JSON.parse(body)).alert)
      .filter((alert) => alert.taskId === taskId)
      .map(({ event, code }) => `${event} ${code}`);
  const untilTold = (taskId: string, count: number) =>
    eventually(
      async () => told(taskId),
      (alerts) => alerts.length >= count,
      patience,
    );
  const shown = async (taskId: string): Promise<readonly string[]> => {
    const { body } = await api('GET', `/api/tasks/${taskId}`);
    return body.alerts.map(({ code }: { code: string }) => code);
  };
  it('a held run is told once, and once that it was approved', async () => {
    const taskId = await setUpTask(api, {
      groups: { [signOnly]: [{ action: 'crypto', value: 'SigOnly' }] },
      settings: { disableMissingUsers: true },
    });
    const hand = { email: 'by.hand@contoso.ch' };
    expect((await api('POST', '/api/users', hand)).status).toBe(201);
    const run = await sync(api, taskId);
    expect(run).toMatchObject({ state: 'held' });
    expect(await shown(taskId)).toEqual(['run-held']);
    expect(await untilTold(taskId, 1)).toEqual(['raised run-held']);
    const plan = (await api('GET', `/api/plans/${run.planId}`)).body;
    const approval = { fingerprint: plan.fingerprint };
    expect((await api('POST', `/api/runs/${run.runId}/approve`, approval)).status).toBe(202);
    await endOfRun(api, run.runId);
    expect(await untilTold(taskId, 2)).toEqual(['raised run-held', 'ended run-held']);
    expect(await shown(taskId)).toEqual([]);
    await api('DELETE', `/api/tasks/${taskId}`);
  }, 90_000);

  it('three failed runs are told once, and once that one succeeded', async () => {
    const taskId = await setUpTask(api, {
      groups: { [signOnly]: [{ action: 'crypto', value: 'SigOnly' }] },
    });
    const enter = async (clientSecret: string) => {
      const patch = { access: { tenantId: sampleTenantId, clientSecret } };
      expect((await api('PATCH', `/api/tasks/${taskId}`, patch)).status).toBe(200);
    };
    await enter('not-the-secret');
    for (let runs = 1; runs <= 3; runs += 1) {
      expect(await shown(taskId)).toEqual([]);
      expect(await endOfRun(api, await startRun(api, taskId))).toMatchObject({ state: 'failed' });
    }
    expect(await untilTold(taskId, 1)).toEqual(['raised run-failed']);
    const { body: listed } = await api('GET', '/api/tasks');
    expect(listed.items).toMatchObject([
      { taskId, alerts: [{ code: 'run-failed', details: { errorCode: 'wrong-secret' } }] },
    ]);
    await enter(sampleCredentials.ready.clientSecret);
    await syncWell(api, taskId);
    expect(await untilTold(taskId, 2)).toEqual(['raised run-failed', 'ended run-failed']);
    await api('DELETE', `/api/tasks/${taskId}`);
  }, 90_000);

  it('what live updates missed while they were on is told once, and once that all is well', async () => {
    const taskId = await setUpTask(api, {
      groups: { [signAndEncrypt]: [{ action: 'crypto', value: 'SigEnc' }] },
      settings: { liveSync: { enabled: true } },
    });
    const read = async () => (await api('GET', `/api/tasks/${taskId}`)).body;
    await eventually(
      read,
      (task) => task.lastRun?.finishedAt != null && task.liveSync.state === 'on',
      patience,
    );
    await sync(api, taskId);
    const clean = { groups: 0, memberships: 0, people: 0, explained: null, total: 0, lastAt: null };
    expect((await read()).liveSync.drift).toMatchObject(clean);
    // as if their notifications and delta had been lost
    const { mirrorEdges } = installation.server.database.collections;
    const lost = await mirrorEdges.find({ taskId }).limit(11).toArray();
    await mirrorEdges.deleteMany({ _id: { $in: lost.map(({ _id }) => _id) } });
    const run = await sync(api, taskId);
    expect(run.counts.drift).toBe(11);
    expect((await read()).liveSync.drift).toMatchObject({
      ...{ groups: 0, memberships: 11, people: 0, explained: null, total: 11 },
      lastAt: expect.any(String),
    });
    expect(await untilTold(taskId, 1)).toEqual(['raised drift-above-limit']);
    await sync(api, taskId);
    expect((await read()).liveSync.drift).toMatchObject({ memberships: 0, total: 11 });
    expect(await untilTold(taskId, 2)).toEqual([
      ...['raised drift-above-limit', 'ended drift-above-limit'],
    ]);
  }, 90_000);

  it('the measures of a live change and of all tasks are told', async () => {
    const { items } = (await api('GET', '/api/tasks')).body;
    const [{ taskId }] = items;
    const { tenant } = installation;
    const inside = tenant.state.members(signAndEncrypt);
    const someone = [...tenant.state.users.values()].find(
      ({ id, mail, userType }) =>
        !inside.has(id) && mail?.endsWith('@contoso.ch') && userType !== 'Guest',
    );
    tenant.tenant.addMember(signAndEncrypt, someone?.id ?? '');
    const { liveSync } = await eventually(
      async () => (await api('GET', `/api/tasks/${taskId}`)).body,
      (task) => task.liveSync.latency !== null,
      patience,
    );
    expect(liveSync.latency).toMatchObject({ since: 'event', sample: 1 });
    const { total, notified, read, planned, applied } = liveSync.latency;
    expect(total.p50).toBe(notified.p50 + read.p50 + planned.p50 + applied.p50);
    const metrics = await (await fetch(`${installation.server.url}/metrics`)).text();
    expect(metrics).toContain('live_tasks_degraded 0');
    expect(metrics).toMatch(/^alerts\{code="run-failed"\} 0$/m);
    expect(metrics).toMatch(/^runs_total\{kind="full",outcome="failed"\} \d$/m);
  }, 60_000);

  it('nothing was told twice, though both servers went on looking', () => {
    const all = receiver.seen.map(({ body }) => posted.parse(JSON.parse(body)).alert);
    const events = all.map(({ event, code, taskId }) => `${event} ${code} ${taskId}`);
    expect(new Set(events).size).toBe(events.length);
    expect(events).toHaveLength(6);
  });
});
