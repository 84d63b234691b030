import fc from 'fast-check';
import type { Person } from '../../server/domain/directory.ts';
import type { GroupAction } from '../../server/domain/group-action.ts';
import { aModelGroup, aPerson, type DirectoryModel, guid } from '../fakes/directory-model.ts';

const peopleCount = 6;
const groupCount = 4;
/** The last group is only ever nested. */
export const selectedCount = 3;

/** Something an administrator does in Microsoft 365, or in a task. */
export type Step =
  | { readonly do: 'join' | 'leave'; readonly group: number; readonly person: number }
  | { readonly do: 'nest' | 'unnest'; readonly group: number; readonly child: number }
  | { readonly do: 'mail'; readonly person: number; readonly address: number }
  | { readonly do: 'name'; readonly person: number; readonly name: number }
  | { readonly do: 'delete' | 'purge' | 'restore' | 'guest'; readonly person: number }
  | { readonly do: 'rename'; readonly group: number; readonly name: number }
  | { readonly do: 'vanish' | 'return'; readonly group: number }
  | { readonly do: 'actions'; readonly group: number; readonly list: number }
  | { readonly do: 'expire' };

const person = fc.integer({ min: 1, max: peopleCount });
const group = fc.integer({ min: 1, max: groupCount });
const upTo = (max: number) => fc.integer({ min: 0, max });
const pick = <T extends string>(...names: T[]) => fc.constantFrom(...names);

const weighted = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });
const common = [
  weighted(6, fc.record({ do: pick('join', 'leave'), group, person })),
  weighted(2, fc.record({ do: pick('nest', 'unnest'), group, child: group })),
  weighted(4, fc.record({ do: pick('mail'), person, address: upTo(3) })),
  weighted(1, fc.record({ do: pick('name'), person, name: upTo(2) })),
  weighted(2, fc.record({ do: pick('delete', 'restore', 'guest'), person })),
  weighted(1, fc.record({ do: pick('rename'), group, name: upTo(3) })),
  weighted(1, fc.record({ do: pick('actions'), group, list: upTo(4) })),
];

/** What happens every day. */
export const everyday: fc.Arbitrary<Step> = fc.oneof(...common);

/** Also what is rare: delta links expire, people are deleted for good, groups are deleted and restored. */
export const anything: fc.Arbitrary<Step> = fc.oneof(
  ...common,
  weighted(1, fc.constant({ do: 'expire' })),
  weighted(1, fc.record({ do: pick('purge'), person })),
  weighted(1, fc.record({ do: pick('vanish', 'return'), group })),
);

export const lists: readonly (readonly GroupAction[])[] = [
  [{ action: 'crypto', value: 'SigEnc' }],
  [
    { action: 'crypto', value: 'None' },
    { action: 'lftQuota', value: 5 },
  ],
  [{ action: 'usersDisabled', value: true }],
  [{ action: 'noSync', value: true }],
  [
    { action: 'assignAdminRoles', value: ['Support'] },
    { action: 'loginSecurity', value: 'otp' },
  ],
];
const names = ['Alpha', 'beta', 'Gamma', 'delta'];
const addresses = ['anna', 'bert', 'carl', 'dora'].map((name) => `${name}@contoso.com`);

/** Six people and four groups, the first of them with one member each. */
export const aSmallCompany = (occupied = groupCount): Partial<DirectoryModel> => ({
  people: Array.from({ length: peopleCount }, (_, index) => aPerson(index + 1)),
  groups: names.map((displayName, index) =>
    aModelGroup(index + 1, { displayName, memberIds: index < occupied ? [guid(index + 1)] : [] }),
  ),
  deletedPeople: [],
});

const without = <T>(list: readonly T[], item: T): T[] => list.filter((one) => one !== item);

/** Does a step in the directory; what a step does to a task is not done here. */
export const happenIn = (model: DirectoryModel, step: Step): void => {
  const at = (number: number) => model.groups[number - 1];
  const bin = model.deletedPeople ?? [];
  const change = (number: number, to: Partial<Person>): void => {
    model.people = model.people.map((each) =>
      each.objectId === guid(number) ? { ...each, ...to } : each,
    );
  };
  const drop = (list: readonly Person[], number: number) =>
    list.filter(({ objectId }) => objectId !== guid(number));
  const take = (list: readonly Person[], number: number) =>
    list.filter(({ objectId }) => objectId === guid(number));
  switch (step.do) {
    case 'join': {
      const members = at(step.group)?.memberIds;
      const exists = [...model.people, ...bin].some((one) => one.objectId === guid(step.person));
      if (exists && members && !members.includes(guid(step.person)))
        members.push(guid(step.person));
      return;
    }
    case 'leave': {
      const found = at(step.group);
      if (found) found.memberIds = without(found.memberIds, guid(step.person));
      return;
    }
    case 'nest': {
      const child = at(step.child)?.groupId;
      const found = at(step.group);
      if (child && found && !found.memberGroupIds.includes(child)) found.memberGroupIds.push(child);
      return;
    }
    case 'unnest': {
      const found = at(step.group);
      const child = at(step.child)?.groupId ?? '';
      if (found) found.memberGroupIds = without(found.memberGroupIds, child);
      return;
    }
    case 'mail':
      change(step.person, { mail: addresses[step.address] ?? null });
      return;
    case 'name':
      change(step.person, { displayName: `Name ${step.name}` });
      return;
    case 'guest':
      change(step.person, { userType: 'Guest' });
      return;
    case 'delete':
      model.deletedPeople = [...bin, ...take(model.people, step.person)];
      model.people = drop(model.people, step.person);
      return;
    case 'restore':
      model.people = [...model.people, ...take(bin, step.person)];
      model.deletedPeople = drop(bin, step.person);
      return;
    case 'purge':
      model.people = drop(model.people, step.person);
      model.deletedPeople = drop(bin, step.person);
      for (const one of model.groups) one.memberIds = without(one.memberIds, guid(step.person));
      return;
    case 'rename': {
      const found = at(step.group);
      if (found) found.displayName = names[step.name] ?? 'x';
      return;
    }
    case 'vanish':
    case 'return': {
      const found = at(step.group);
      if (found) found.state = step.do === 'vanish' ? 'missing' : 'readable';
      return;
    }
    case 'expire':
      model.linkEpoch = (model.linkEpoch ?? 0) + 1;
      return;
    case 'actions':
  }
};
