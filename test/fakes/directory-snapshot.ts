import type { GroupDelta, PersonDelta } from '../../server/domain/delta.ts';
import type { Person } from '../../server/domain/directory.ts';
import type { DirectoryModel, ModelGroup } from './directory-model.ts';

interface GroupCopy {
  readonly displayName: string;
  readonly deleted: boolean;
  /** Null where they may not be read. */
  readonly members: readonly string[] | null;
  readonly groups: readonly string[] | null;
}

/** A model as it was at one moment, whatever a test does to it afterwards. */
export interface ModelCopy {
  readonly groups: ReadonlyMap<string, GroupCopy>;
  readonly people: ReadonlyMap<string, Person>;
  readonly bin: ReadonlySet<string>;
}

/** A member counts until it is gone for good: somebody in the recycle bin is still one. */
export const copyOf = (model: DirectoryModel): ModelCopy => {
  const bin = new Set(model.deletedPeople?.map(({ objectId }) => objectId));
  const people = new Map(model.people.map((each) => [each.objectId, structuredClone(each)]));
  const groupIds = new Set(model.groups.map(({ groupId }) => groupId));
  const copy = (group: ModelGroup): GroupCopy => {
    const readable = group.state === 'readable';
    return {
      displayName: group.displayName,
      deleted: group.state === 'missing',
      members: readable ? group.memberIds.filter((id) => people.has(id) || bin.has(id)) : null,
      groups: readable ? group.memberGroupIds.filter((id) => groupIds.has(id)) : null,
    };
  };
  return { groups: new Map(model.groups.map((each) => [each.groupId, copy(each)])), people, bin };
};

const without = (ids: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others);
  return ids.filter((id) => !known.has(id));
};

const groupChange = (
  groupId: string,
  was: GroupCopy | undefined,
  is: GroupCopy | undefined,
): GroupDelta | null => {
  const there = was && !was.deleted ? was : undefined;
  const nothing = { displayName: undefined, addedMembers: [], addedGroups: [], removedIds: [] };
  if (is === undefined) return was ? { groupId, removed: 'gone', ...nothing } : null;
  if (is.deleted) return there ? { groupId, removed: 'deleted', ...nothing } : null;
  const members = is.members ?? there?.members ?? [];
  const groups = is.groups ?? there?.groups ?? [];
  const before = { members: there?.members ?? [], groups: there?.groups ?? [] };
  const change: GroupDelta = {
    groupId,
    removed: null,
    displayName: is.displayName === there?.displayName ? undefined : is.displayName,
    addedMembers: without(members, before.members),
    addedGroups: without(groups, before.groups),
    removedIds: [...without(before.members, members), ...without(before.groups, groups)],
  };
  const told =
    change.addedMembers.length + change.addedGroups.length + change.removedIds.length > 0;
  return told || change.displayName !== undefined ? change : null;
};

/** What a round of group changes tells between two moments. */
export const groupChanges = (
  was: ModelCopy,
  is: ModelCopy,
  wanted: (groupId: string) => boolean,
): readonly GroupDelta[] =>
  [...new Set([...was.groups.keys(), ...is.groups.keys()])]
    .filter(wanted)
    .map((id) => groupChange(id, was.groups.get(id), is.groups.get(id)))
    .filter((change) => change !== null);

const propertiesOf = (person: Person): PersonDelta['properties'] => {
  const { objectId: _id, readable: _readable, ...properties } = person;
  return properties;
};

/** The properties of `is` that are others than in `was`; of somebody new, those that are set. */
const changedProperties = (was: Person | undefined, is: Person): PersonDelta['properties'] => {
  const before: Readonly<Record<string, unknown>> = was ? propertiesOf(was) : {};
  const entries = Object.entries(propertiesOf(is)).filter(([name, value]) =>
    was ? JSON.stringify(value) !== JSON.stringify(before[name]) : value !== null,
  );
  return Object.fromEntries(entries);
};

const removal = (objectId: string, removed: PersonDelta['removed']): PersonDelta => ({
  objectId,
  removed,
  createdAt: null,
  properties: {},
});

const personChange = (
  objectId: string,
  was: ModelCopy,
  is: ModelCopy,
  at: string,
): PersonDelta | null => {
  const [before, now] = [was.people.get(objectId), is.people.get(objectId)];
  if (now === undefined) {
    const wasInBin = before === undefined;
    if (is.bin.has(objectId)) return wasInBin ? null : removal(objectId, 'deleted');
    return removal(objectId, 'gone');
  }
  const properties = changedProperties(before, now);
  const same = before !== undefined && Object.keys(properties).length === 0;
  const createdAt = was.bin.has(objectId) ? longAgo : at;
  return same
    ? null
    : { objectId, removed: null, createdAt: before ? null : createdAt, properties };
};

/** When everybody was made whom the model has had from the beginning. */
const longAgo = '2020-01-01T08:00:00.000Z';

/** What a round of user changes tells between two moments, the second being `at`. */
export const personChanges = (was: ModelCopy, is: ModelCopy, at: string): readonly PersonDelta[] =>
  [...new Set([...was.people.keys(), ...was.bin, ...is.people.keys()])]
    .map((id) => personChange(id, was, is, at))
    .filter((change) => change !== null);
