import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import {
  otherApps,
  otherTenantId,
  sampleCredentials,
} from '../../server/evaluation/tenant/sample-identities.ts';
import { buildServer } from './build-server.ts';
import { configureTask } from './configure-task.ts';
import { cpuOf } from './process-stat.ts';
import { machine } from './report.ts';
import { type Api, signIn } from './sign-in.ts';
import type { Installation } from './start-installation.ts';
import { goLive, type LiveInstallation, startLive } from './start-live.ts';
import { synchronise } from './synchronise.ts';

// How long Microsoft Graph waits for the answer to its deliveries: alone, and while another task is synchronised in full
// over and over and memberships change. Server, mongod and sender are processes of their own.

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    groups: { type: 'string', default: '50' },
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '20' },
    most: { type: 'string', default: '20' },
    changes: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '1' },
    profile: { type: 'string' },
    /** The main file of a server that was built before, to compare with. */
    server: { type: 'string' },
  },
});
const groups = Number(values.groups);
const seconds = Number(values.seconds);
const most = Number(values.most);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const memberIds = ({ tenant }: LiveInstallation, groupId: string): readonly string[] =>
  [...tenant.state.members(groupId).values()].map(({ id }) => id);

/** What Graph could tell: every group by its own subscription, and every member by that of all users. */
const itemsOf = (running: LiveInstallation, groupIds: readonly string[]): readonly object[] =>
  running.tenant.subscriptions.list().flatMap((subscription) => {
    const [, groupId] = subscription.resource.replace(/^\//, '').split('/');
    const about = groupId
      ? { kind: 'Group', ids: [groupId] }
      : { kind: 'User', ids: groupIds.flatMap((id) => memberIds(running, id)) };
    return about.ids.map((id) => ({
      changeType: 'updated',
      subscriptionId: subscription.id,
      subscriptionExpirationDateTime: subscription.expirationDateTime,
      tenantId: running.tenant.tenantId,
      clientState: subscription.clientState,
      resource: `${about.kind}s/${id}`,
      resourceData: {
        '@odata.type': `#Microsoft.Graph.${about.kind}`,
        '@odata.id': `${about.kind}s/${id}`,
        id,
        organizationId: running.tenant.tenantId,
      },
    }));
  });

const figuresOf = z.looseObject({
  ...{ deliveries: z.number(), notifications: z.number(), late: z.number() },
  ...{ p50: z.number(), p95: z.number(), p99: z.number(), max: z.number() },
  statuses: z.record(z.string(), z.number()),
});

const deliver = async (url: string, items: readonly object[], forSeconds: number) => {
  const args = ['--import', 'tsx', join(import.meta.dirname, 'deliver.ts')];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const rate = Number(values.rate);
  child.stdin.end(JSON.stringify({ url, rate, seconds: forSeconds, most, items }));
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await once(child, 'close');
  return figuresOf.parse(JSON.parse(output));
};

/** How long the server's event loop was late since the last time this was asked, in milliseconds. */
const lagOf = async (url: string) => {
  const text = await (await fetch(`${url}/metrics`)).text();
  const ms = (what: string) =>
    1000 * Number(new RegExp(`^nodejs_eventloop_lag_${what}_seconds (\\S+)`, 'm').exec(text)?.[1]);
  return { p99: ms('p99'), max: ms('max') };
};

/** How many statements mongod has worked off, whatever their kind. */
const statements = async (): Promise<number> => {
  const { opcounters } = await client.db('admin').command({ serverStatus: 1 });
  return z
    .array(z.coerce.number())
    .parse(Object.values(opcounters))
    .reduce((sum, count) => sum + count, 0);
};

/** Delivers for that time while `beside` goes on, which is told when it is over. */
const measure = async (
  name: string,
  { installation: { server, mongod } }: LiveInstallation,
  items: readonly object[],
  beside: (isOver: () => boolean) => Promise<string>,
): Promise<void> => {
  let over = false;
  const url = `${server.url}/graph/notifications`;
  await deliver(url, items, 2);
  const busy = beside(() => over);
  await lagOf(server.url);
  const before = { server: await cpuOf(server.pid), mongod: await cpuOf(mongod.pid) };
  const statementsBefore = await statements();
  const figures = await deliver(url, items, seconds);
  const done = (await statements()) - statementsBefore;
  const lag = await lagOf(server.url);
  const cpu = (await cpuOf(server.pid)) - before.server;
  const mongodCpu = (await cpuOf(mongod.pid)) - before.mongod;
  over = true;
  const did = await busy;
  const { p50, p95, p99, max, deliveries, notifications, late } = figures;
  const ms = [p50, p95, p99, max].map((value) => value.toFixed(1)).join(' / ');
  say(`${name}: p50 / p95 / p99 / max ${ms} ms`);
  say(
    `  ${notifications} notifications in ${deliveries} deliveries (${late} sent late), answers ${JSON.stringify(figures.statuses)}`,
  );
  say(
    `  event loop late by p99 ${lag.p99.toFixed(0)}, max ${lag.max.toFixed(0)} ms; CPU s: server ${cpu.toFixed(1)}, mongod ${mongodCpu.toFixed(1)}, ${done} statements; load ${loadavg()[0]?.toFixed(1)}; beside it: ${did}`,
  );
};

const nothing = async (): Promise<string> => 'nothing';

/** Synchronises the task in full, each time with other actions of one group, until it is over. */
const synchroniseOverAndOver = async (
  api: Api,
  { taskId, groupIds }: { readonly taskId: string; readonly groupIds: readonly string[] },
  isOver: () => boolean,
): Promise<string> => {
  let runs = 0;
  let applied = 0;
  while (!isOver()) {
    const actions = [{ action: 'crypto', value: runs % 2 === 0 ? 'SigOnly' : 'SigEnc' }];
    const path = `/api/tasks/${taskId}/groups/${groupIds[0]}/actions`;
    await api('PUT', path, z.unknown(), { actions });
    applied += (await synchronise(api, taskId)).applied;
    runs += 1;
  }
  return `${runs} full synchronisations with ${applied} users written`;
};

/** Adds somebody to a group or takes him out again, so many times a second, until it is over. */
const changeMembers = async (
  running: LiveInstallation,
  groupIds: readonly string[],
  isOver: () => boolean,
): Promise<string> => {
  const [first = '', second = ''] = groupIds;
  const { tenant } = running;
  const people = memberIds(running, second);
  let changes = 0;
  const startAt = performance.now();
  while (!isOver()) {
    const person = people[changes % people.length] ?? '';
    if (tenant.state.members(first).has(person)) tenant.tenant.removeMember(first, person);
    else tenant.tenant.addMember(first, person);
    changes += 1;
    await wait(startAt + (changes * 1000) / Number(values.changes) - performance.now());
  }
  return `${changes} membership changes`;
};

/** Where the people of the second directory have their addresses. */
const otherDomain = 'fabrikam.de';
const profiling = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
const size = { people: Number(values.people), groups };
say(`${machine()}\n${values.people} people in ${groups} groups, twice; ${values.rate}/s`);
const second = { tenantId: otherTenantId, domain: otherDomain, apps: otherApps, seed: 2 };
const running = await startLive(values.server ?? (await buildServer()), size, {
  others: [generateTenant({ ...size, ...second })],
  nodeOptions: profiling,
});
const ofOther: Installation = {
  ...running.installation,
  tenant: { ...running.installation.tenant, ...sampleCredentials.other, tenantId: otherTenantId },
};
const client = await MongoClient.connect(running.installation.mongod.uri);
try {
  const api = await signIn(running.installation);
  const live = await configureTask(api, running.installation, groups);
  await goLive(api, live.taskId);
  const full = await configureTask(api, ofOther, groups, otherDomain);
  await api('PATCH', `/api/tasks/${full.taskId}`, z.unknown(), { safeguards: { enabled: false } });
  const items = itemsOf(running, live.groupIds);
  // nothing is behind these notifications, so they are looked for again for two minutes: each part begins without them
  const forget = () => client.db('directory-sync').collection('inbox').deleteMany({});
  for (let round = 0; round < Number(values.rounds); round += 1) {
    await measure('quiet', running, items, nothing);
    await forget();
    await measure('busy', running, items, async (isOver) =>
      (
        await Promise.all([
          synchroniseOverAndOver(api, full, isOver),
          changeMembers(running, live.groupIds, isOver),
        ])
      ).join(', '),
    );
    await forget();
  }
} finally {
  await client.close();
  await running.installation.stop();
}
