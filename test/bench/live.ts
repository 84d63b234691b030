import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { percentilesOf } from '../../server/domain/live.ts';
import { buildServer } from './build-server.ts';
import { configureTask } from './configure-task.ts';
import { benchCost } from './live-cost.ts';
import { machine } from './report.ts';
import { signIn } from './sign-in.ts';
import { goLive, type LiveInstallation, startLive } from './start-live.ts';

// How long a membership change in the directory takes to the user's settings, and what it costs Graph. The directory runs
// in this process, because somebody must change it; server and mongod are processes of their own.

const { values } = parseArgs({
  options: {
    people: { type: 'string', multiple: true },
    groups: { type: 'string' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '30' },
    lag: { type: 'string', default: '0' },
    cost: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
  },
});
const rate = Number(values.rate);
const changes = rate * Number(values.seconds);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const closing: (() => Promise<unknown>)[] = [];

/** Adds people to the group that comes first, one after the other, and waits for their settings. */
const measure = async (
  { tenant, installation }: LiveInstallation,
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

const benchLatency = async (mainFile: string, people: number, groups: number): Promise<void> => {
  say(
    `${people} people in ${groups} groups, ${changes} changes at ${rate}/s, replication lag ${values.lag} ms`,
  );
  const running = await startLive(mainFile, { people, groups });
  closing.push(running.installation.stop);
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
};

const sizes = (otherwise: readonly number[]) => values.people?.map(Number) ?? otherwise;

say(machine());
try {
  const mainFile = await buildServer();
  if (values.cost) {
    const groups = Number(values.groups ?? 50);
    const measured = sizes([1000, 10_000, 100_000]).map((people) => ({ people, groups }));
    await benchCost(mainFile, measured, Number(values.rounds), say);
  } else
    for (const people of sizes([10_000]))
      await benchLatency(mainFile, people, Number(values.groups ?? 10));
} finally {
  for (const close of closing.splice(0).toReversed()) await close();
}
