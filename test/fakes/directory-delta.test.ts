import { expect, it } from 'vitest';
import { createFakeClock } from './clock.ts';
import { createFakeDirectory } from './directory.ts';
import { aDirectoryModel, aModelGroup, aPerson } from './directory-model.ts';

const [anna, bert] = [aPerson(1), aPerson(2)];
const aCompany = () => {
  const group = aModelGroup(1, { memberIds: [anna.objectId] });
  const model = aDirectoryModel({ people: [anna, bert], groups: [group] });
  return { group, model };
};

it('a model that lags hides changes from so many delta reads, and loses none', async () => {
  const { model, group } = aCompany();
  const { directory } = createFakeDirectory(model);
  const link = await directory.startGroupDelta([group.groupId]);
  group.memberIds.push(bert.objectId);
  model.deltaLag = 1;
  const first = await directory.readGroupDelta(link);
  expect(first?.items).toEqual([]);
  const second = first && (await directory.readGroupDelta(first.next));
  expect(second?.items).toMatchObject([{ addedMembers: [bert.objectId] }]);
});

it('a person in the recycle bin is a member whom no read lists', async () => {
  const { model, group } = aCompany();
  const { directory } = createFakeDirectory(model);
  model.people = [bert];
  model.deletedPeople = [anna];
  const { groups, people } = await directory.readGroups([group.groupId]);
  expect(groups.get(group.groupId)?.memberIds).toEqual([]);
  expect(people.size).toBe(0);
});

it('a group whose members become unreadable tells nothing of them', async () => {
  const { model, group } = aCompany();
  const { directory } = createFakeDirectory(model);
  const link = await directory.startGroupDelta([group.groupId]);
  group.state = 'unreadable';
  expect((await directory.readGroupDelta(link))?.items).toEqual([]);
});

it('a subscription ends when its time is over', async () => {
  const clock = createFakeClock();
  const { directory, model } = createFakeDirectory(aDirectoryModel(), clock);
  model.grants = () => new Date(clock.now().getTime() + 60_000).toISOString();
  const { subscriptionId } = await directory.subscriptions.create({
    resource: '/users',
    changeType: 'updated',
    notificationUrl: 'https://sync.example/a',
    lifecycleUrl: 'https://sync.example/b',
    clientState: 'a-secret',
    expiresAt: '2027-01-01T00:00:00.000Z',
  });
  expect(await directory.subscriptions.reauthorize(subscriptionId)).toBe(true);
  expect(model.subscriptions?.[0]?.reauthorizations).toBe(1);
  clock.advance(60_001);
  expect(await directory.subscriptions.list()).toEqual([]);
});
