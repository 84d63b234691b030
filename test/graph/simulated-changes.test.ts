import { afterEach, expect, it } from 'vitest';
import { aModelGroup, aPerson } from '../fakes/directory-model.ts';
import { errorOf } from './opened.ts';
import { openSimulated, type SimulatedLive } from './simulated.ts';

let live: SimulatedLive | null = null;
afterEach(() => live?.close());

const anna = aPerson(1);
const group = aModelGroup(1);
const company = { people: [anna], groups: [group] };
const opened = async (options: Parameters<typeof openSimulated>[1] = {}) => {
  live = await openSimulated(company, options);
  return live;
};

it('a change that is not replicated yet is told by a later round of the same link', async () => {
  const { tenant, directory, addMember } = await opened({ replicationLag: 60_000 });
  const link = await directory.startGroupDelta([group.groupId]);
  addMember(group.groupId, anna.objectId);
  expect((await directory.readGroupDelta(link))?.items).toEqual([]);
  tenant.tenant.replicate();
  const later = await directory.readGroupDelta(link);
  expect(later?.items).toMatchObject([{ addedMembers: [anna.objectId] }]);
});

it('a change costs one request for groups and one for users, however large the tenant is', async () => {
  const people = Array.from({ length: 500 }, (_, index) => aPerson(index + 1));
  live = await openSimulated({ people, groups: [group] });
  const { tenant, directory } = live;
  const groups = await directory.startGroupDelta([group.groupId]);
  const users = await directory.startUserDelta();
  live.addMember(group.groupId, anna.objectId);
  tenant.requests.reset();
  await directory.readGroupDelta(groups);
  await directory.readUserDelta(users);
  expect(tenant.requests.byRoute()).toEqual({ 'GET /groups/delta': 1, 'GET /users/delta': 1 });
});

it('both addresses are tried before a subscription is there, and it delivers', async () => {
  const { tenant, directory, receiver, now, notificationUrl, addMember } = await opened();
  const created = await directory.subscriptions.create({
    resource: `/groups/${group.groupId}`,
    changeType: 'updated,deleted',
    notificationUrl,
    lifecycleUrl: `${notificationUrl}?lifecycle=1`,
    clientState: 'a-secret',
    expiresAt: new Date(now().getTime() + 3_600_000).toISOString(),
  });
  expect(receiver.seen.filter(({ query }) => query.has('validationToken'))).toHaveLength(2);
  addMember(group.groupId, anna.objectId);
  await tenant.notifier.idle();
  expect(receiver.seen).toHaveLength(3);
  expect(receiver.seen[2]?.body).toContain(created.subscriptionId);
});

it.each([
  ['/users', 'User.Read.All'],
  ['/groups', 'Group.Read.All'],
])('without consent a subscription to %s names %s', async (resource, permission) => {
  const { directory, now, notificationUrl } = await opened({ roles: ['GroupMember.Read.All'] });
  const error = await errorOf(
    directory.subscriptions.create({
      resource,
      changeType: 'updated',
      notificationUrl,
      lifecycleUrl: notificationUrl,
      clientState: 'a-secret',
      expiresAt: new Date(now().getTime() + 3_600_000).toISOString(),
    }),
  );
  expect(error).toMatchObject({ code: 'missing-permission', details: { permission } });
});

it('without consent the changes of users are refused, not empty', async () => {
  const { directory } = await opened({ roles: ['GroupMember.Read.All'] });
  const error = await errorOf(directory.startUserDelta());
  expect(error).toMatchObject({
    code: 'missing-permission',
    details: { permission: 'User.Read.All' },
  });
});
