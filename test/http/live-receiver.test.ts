import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createAcceptNotifications } from '../../server/engine/accept-notifications.ts';
import { alignSubscriptions } from '../../server/engine/align-subscriptions.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { aModelGroup, aPerson } from '../fakes/directory-model.ts';
import { createFakeNewId } from '../fakes/ids.ts';
import { createFakeInbox } from '../fakes/inbox.ts';
import { createFakeJobs } from '../fakes/jobs.ts';
import { createFakeMemory } from '../fakes/memory.ts';
import { createFakeSubscriptionStore } from '../fakes/subscriptions.ts';
import { access } from '../graph/opened.ts';
import { openSimulated } from '../graph/simulated.ts';
import { startAppForTest } from './start-app.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Our receiver on a real socket, subscribed to a simulated Microsoft 365 through the real adapter. */
const startLive = async () => {
  const group = aModelGroup(1);
  const person = aPerson(1);
  const live = await openSimulated({ people: [person], groups: [group] });
  onTestFinished(() => live.close());
  const memory = createFakeMemory();
  const subscriptions = createFakeSubscriptionStore(memory);
  const jobs = createFakeJobs();
  const counts: string[] = [];
  const clock = { ...createFakeClock(), now: live.now };
  const app = await startAppForTest({
    acceptNotifications: createAcceptNotifications({
      subscriptions,
      inbox: createFakeInbox(memory),
      jobs,
      digest,
      sameDigest: (a, b) => timingSafeEqual(Buffer.from(a), Buffer.from(b)),
      clock,
      newId: createFakeNewId(),
      count: (what, n) => void counts.push(`${n} ${what}`),
      log,
    }),
  });
  const align = () =>
    alignSubscriptions(
      {
        subscriptions,
        inbox: createFakeInbox(),
        openDirectory: () => live.directory,
        clock,
        digest,
        newSecret: () => randomBytes(32).toString('base64url'),
        publicUrl: app.url,
        log,
      },
      {
        accessKey: `${access.tenantId} ${access.clientId}`,
        directoryAccess: access,
        m365TenantId: access.tenantId,
        tasks: [{ taskId: 't1', groupIds: [group.groupId] }],
      },
    );
  return { live, group, person, memory, jobs, counts, align, app };
};

it('what happens in the directory is told to the task, over the real wire', async () => {
  const { live, group, person, memory, jobs, counts, align } = await startLive();
  expect(await align()).toMatchObject({ state: 'on', reason: null, created: 2 });
  live.addMember(group.groupId, person.objectId);
  live.changePerson(person.objectId, { displayName: 'Somebody else' });
  await vi.waitFor(() =>
    expect(new Set([...memory.inbox.values()].map(({ about }) => about))).toEqual(
      new Set(['group', 'user']),
    ),
  );
  const told = [...memory.inbox.values()];
  expect(new Set(told.map(({ objectId }) => objectId))).toEqual(
    new Set([group.groupId, person.objectId]),
  );
  for (const { eventTime, receivedAt } of told)
    expect(Date.parse(receivedAt) - Date.parse(eventTime ?? '')).toBeLessThan(5_000);
  expect(jobs.pending()).toEqual(['t1']);
  expect(counts.every((count) => count.endsWith(' accepted'))).toBe(true);
});

it('a lost subscription is made anew, and what Graph still says of the old one is not believed', async () => {
  const { live, memory, align, counts, app } = await startLive();
  await align();
  const [lost] = [...memory.subscriptions.values()];
  live.loseSubscription(lost?.subscriptionId ?? '');
  expect(await align()).toMatchObject({ state: 'on', created: 1, catchUp: ['t1'] });
  const value = [{ subscriptionId: lost?.subscriptionId, clientState: 'x', tenantId: 'x' }];
  const response = await fetch(`${app.url}/graph/notifications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ value }),
  });
  expect([response.status, await response.text()]).toEqual([202, '']);
  expect(counts).toEqual(['1 unknown']);
});
