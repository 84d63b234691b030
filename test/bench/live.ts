import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import { percentilesOf } from '../../server/domain/live.ts';
import { startEmbeddedMongod } from '../../server/evaluation/mongod/embedded-mongod.ts';
import { chooseFreePort } from '../../server/evaluation/mongod/free-port.ts';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import { sampleCredentials } from '../../server/evaluation/tenant/sample-identities.ts';
import { type SimulatedTenant, startTenant } from '../../server/evaluation/tenant/start-tenant.ts';
import { buildServer } from './build-server.ts';
import { configureTask } from './configure-task.ts';
import { machine } from './report.ts';
import { type Api, signIn } from './sign-in.ts';
import type { Installation } from './start-installation.ts';
import { startProcess } from './start-process.ts';

// How long a membership change in the directory takes to the user's settings, and what it costs Graph. The directory runs
// in this process, because somebody must change it; server and mongod are processes of their own.

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    groups: { type: 'string', default: '10' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '30' },
    lag: { type: 'string', default: '0' },
  },
});
const people = Number(values.people);
const groups = Number(values.groups);
const rate = Number(values.rate);
const changes = rate * Number(values.seconds);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const closing: (() => Promise<unknown>)[] = [];

const start = async (): Promise<{ tenant: SimulatedTenant; installation: Installation }> => {
  const mainFile = await buildServer();
  const dataDir = await mkdtemp(join(tmpdir(), 'directory-sync-bench-'));
  closing.push(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const tenant = await startTenant({ directories: [generateTenant({ people, groups })] });
  closing.push(tenant.stop);
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const mongod = await startEmbeddedMongod({ dataDir, env: process.env, report });
  closing.push(mongod.stop);
  const port = await chooseFreePort();
  const env = {
    ...{ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: 'warn' },
    ...{ RATE_LIMIT_PER_MINUTE: '0', DATA_DIR: dataDir, MONGODB_URI: mongod.uri },
    ...{ LOGIN_URL: tenant.loginUrl, GRAPH_URL: tenant.graphUrl },
    ENTRA_CLIENT_ID: tenant.options.audience,
  };
  const server = await startProcess([mainFile], env, /listens on (\S+)/);
  closing.push(server.stop);
  const installation: Installation = {
    tenant: {
      url: tenant.url,
      tenantId: tenant.tenantId,
      ...sampleCredentials.ready,
      audience: tenant.options.audience,
      signIn: `${tenant.url}/sample-sign-in`,
    },
    server: { url: server.ready, pid: server.pid, output: server.output },
    mongod: { uri: mongod.uri, pid: 0 },
    stop: async () => undefined,
  };
  return { tenant, installation };
};

const taskView = z.object({
  lastRun: z.object({ finishedAt: z.string().nullable() }).nullable(),
  liveSync: z.object({ state: z.string(), reason: z.string().nullable() }),
});

const goLive = async (api: Api, taskId: string): Promise<void> => {
  const path = `/api/tasks/${taskId}`;
  await api('PATCH', path, z.unknown(), { liveSync: { enabled: true } });
  for (;;) {
    const task = await api('GET', path, taskView);
    if (task.lastRun?.finishedAt && task.liveSync.state === 'on') return;
    await wait(200);
  }
};

/** Adds people to the group that comes first, one after the other, and waits for their settings. */
const measure = async (
  { tenant, installation }: Awaited<ReturnType<typeof start>>,
  groupIds: readonly string[],
): Promise<{ latencies: number[]; requests: number; missing: number }> => {
  const client = await MongoClient.connect(installation.mongod.uri);
  closing.push(() => client.close());
  const begun = new Map<string, number>();
  const latencies: number[] = [];
  const stream = client
    .db('directory-sync')
    .collection('users')
    .watch([], { fullDocument: 'updateLookup' });
  stream.on('change', (event) => {
    if (!('fullDocument' in event) || !event.fullDocument) return;
    const since = begun.get(String(event.fullDocument.objectId));
    if (since === undefined) return;
    begun.delete(String(event.fullDocument.objectId));
    latencies.push(performance.now() - since);
  });
  await wait(1000);
  const [first = ''] = groupIds;
  // whoever has the same settings already would not change: the actions repeat with every fifth group
  const same = groupIds.filter((_, index) => index % 5 === 0);
  const outsiders = [...tenant.state.users.values()].filter(
    (user) => !same.some((groupId) => tenant.state.members(groupId).has(user.id)),
  );
  tenant.options.replicationLag = Number(values.lag);
  tenant.requests.reset();
  const startAt = performance.now();
  for (const [index, user] of outsiders.slice(0, changes).entries()) {
    await wait(Math.max(0, startAt + (index * 1000) / rate - performance.now()));
    begun.set(user.id, performance.now());
    tenant.tenant.addMember(first, user.id);
  }
  const end = performance.now() + 150_000;
  while (begun.size > 0 && performance.now() < end) await wait(100);
  await stream.close();
  return { latencies, requests: tenant.requests.total(), missing: begun.size };
};

try {
  say(
    `${machine()}\n${people} people in ${groups} groups, ${changes} changes at ${rate}/s, replication lag ${values.lag} ms`,
  );
  const running = await start();
  const api = await signIn(running.installation);
  const { taskId, groupIds } = await configureTask(api, running.installation, groups);
  await goLive(api, taskId);
  const { latencies, requests, missing } = await measure(running, groupIds);
  const figures = percentilesOf(latencies);
  say(`applied ${latencies.length}, missing ${missing}`);
  say(
    `latency ms: p50 ${figures?.p50.toFixed(0)}, p95 ${figures?.p95.toFixed(0)}, p99 ${figures?.p99.toFixed(0)}`,
  );
  say(`Graph requests: ${requests}, ${(requests / changes).toFixed(2)} a change`);
} finally {
  for (const close of closing.splice(0).toReversed()) await close();
}
