import type { LiveDirectory, OpenLive } from '../suites/directory-live.ts';
import { createFakeClock } from './clock.ts';
import { createFakeDirectory } from './directory.ts';
import { aDirectoryModel, type DirectoryModel, type ModelGroup } from './directory-model.ts';

const drop = <T>(list: T[], unwanted: (one: T) => boolean): void => {
  list.splice(0, list.length, ...list.filter((one) => !unwanted(one)));
};

/** The fake as a live directory: what the administrator does changes the model in place. */
export const openFakeLive: OpenLive = async (parts): Promise<LiveDirectory> => {
  const model: DirectoryModel = aDirectoryModel(structuredClone(parts));
  const clock = createFakeClock();
  const { directory, expireLinks } = createFakeDirectory(model, clock);
  model.deletedPeople ??= [];
  const bin = model.deletedPeople;
  const group = (groupId: string): ModelGroup => {
    const found = model.groups.find((one) => one.groupId === groupId);
    if (!found) throw new Error(`there is no group ${groupId}`);
    return found;
  };
  const membersLike = (of: ModelGroup, memberId: string): string[] =>
    model.groups.some(({ groupId }) => groupId === memberId) ? of.memberGroupIds : of.memberIds;
  const move = (objectId: string, from: DirectoryModel['people'], to: DirectoryModel['people']) => {
    to.push(...from.filter((one) => one.objectId === objectId));
    drop(from, (one) => one.objectId === objectId);
  };

  return {
    directory,
    expireLinks,
    now: () => clock.now(),
    addPerson: (person) => {
      model.people.push(person);
    },
    changePerson: (objectId, to) => {
      model.people = model.people.map((one) =>
        one.objectId === objectId ? { ...one, ...to } : one,
      );
    },
    removePerson: (objectId, how) => {
      if (how === 'soft') return move(objectId, model.people, bin);
      for (const list of [model.people, bin]) drop(list, (one) => one.objectId === objectId);
      for (const { memberIds } of model.groups) drop(memberIds, (id) => id === objectId);
    },
    restorePerson: (objectId) => move(objectId, bin, model.people),
    addMember: (groupId, memberId) => {
      membersLike(group(groupId), memberId).push(memberId);
    },
    removeMember: (groupId, memberId) =>
      drop(membersLike(group(groupId), memberId), (id) => id === memberId),
    renameGroup: (groupId, displayName) => {
      group(groupId).displayName = displayName;
    },
    deleteGroup: (groupId) => {
      const found = group(groupId);
      if (found.kind === 'microsoft365') found.state = 'missing';
      else drop(model.groups, (one) => one === found);
    },
    notificationUrl: 'https://sync.example/graph/notifications',
    answerHandshakes: (how) => {
      model.answersHandshake = () => how === 'right';
    },
    loseSubscription: (id) => {
      model.subscriptions = model.subscriptions?.filter((one) => one.subscriptionId !== id) ?? [];
    },
    close: async () => undefined,
  };
};
