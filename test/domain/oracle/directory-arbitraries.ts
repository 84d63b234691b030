import fc from 'fast-check';
import type { DirectoryGroup, Person } from '../../../server/domain/directory.ts';
import type { GroupId, ObjectId } from '../../../server/domain/ids.ts';
import type { TaskGroup } from '../../../server/domain/task.ts';
import { aGroup, anUnreadablePerson, aTaskGroup } from '../world.ts';
import { actionsArbitrary } from './action-arbitraries.ts';

/** Mostly `yes`, once in `n` the other. */
export const rarely = <Yes, No>(n: number, yes: fc.Arbitrary<Yes>, no: fc.Arbitrary<No>) =>
  fc.oneof({ arbitrary: yes, weight: n - 1 }, { arbitrary: no, weight: 1 });

export const objectIds: readonly ObjectId[] = Array.from({ length: 14 }, (_, i) => `o${i + 1}`);
const groupIds: readonly GroupId[] = Array.from({ length: 8 }, (_, i) => `g${i + 1}`);

const localParts = ['anna', 'bob', 'cleo', 'dora', 'emil', 'fay', 'gus', 'hal'];
const domainArbitrary = fc.oneof(
  { arbitrary: fc.constant('contoso.com'), weight: 12 },
  { arbitrary: fc.constantFrom('fabrikam.com', 'sub.contoso.com', 'other.org'), weight: 3 },
);
export const addressArbitrary = fc
  .tuple(fc.constantFrom(...localParts), domainArbitrary)
  .map(([local, domain]) => `${local}@${domain}`);

/** An address as a directory may spell it. */
const spelledArbitrary = fc
  .tuple(addressArbitrary, fc.constantFrom('', '', '', 'capitals', 'spaces'))
  .map(([address, how]) => {
    if (how === 'spaces') return ` ${address} `;
    return how === 'capitals' ? address.toUpperCase() : address;
  });
const noAddressArbitrary = fc.constantFrom(null, '', 'anna', 'anna@', '@contoso.com');
const proxiesArbitrary = fc
  .tuple(
    fc.option(fc.oneof(spelledArbitrary, fc.constantFrom('', 'anna'))),
    fc.array(addressArbitrary, { maxLength: 2 }),
  )
  .map(([primary, aliases]) => [
    ...aliases.map((alias) => `smtp:${alias}`),
    ...(primary === null ? [] : [`SMTP:${primary}`]),
  ]);

export const personNames = ['Anna', 'Bob', 'Bob B.'];

export interface PersonSeed {
  readonly person: Person;
  /** Places among the groups, to be taken modulo their number. */
  readonly memberOf: readonly number[];
}

const readableArbitrary: fc.Arbitrary<Person> = fc.record({
  objectId: fc.constantFrom(...objectIds),
  displayName: rarely(8, fc.constantFrom(...personNames), fc.constantFrom(null, '')),
  mail: rarely(5, spelledArbitrary, noAddressArbitrary),
  userPrincipalName: rarely(6, spelledArbitrary, noAddressArbitrary),
  proxyAddresses: rarely(3, fc.constant([]), proxiesArbitrary),
  userType: rarely(10, fc.constantFrom('Member', null), fc.constant('Guest')),
  accountEnabled: rarely(6, fc.constantFrom(true, null), fc.constant(false)),
  readable: fc.constant(true),
});

/** Persons with the groups they are in directly; a few are in none. */
export const personSeedsArbitrary: fc.Arbitrary<PersonSeed[]> = fc.uniqueArray(
  fc.record({
    person: rarely(30, readableArbitrary, fc.constantFrom(...objectIds).map(anUnreadablePerson)),
    memberOf: rarely(
      10,
      fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 2 }),
      fc.array(fc.nat({ max: 7 }), { maxLength: 4 }),
    ),
  }),
  { minLength: 1, maxLength: 12, size: 'max', selector: ({ person }) => person.objectId },
);

const groupNames = ['Admins', 'admins', 'Zürich', 'Zurich', 'ZÜRICH', 'Ärzte', 'Arzte', 'Staff'];
const groupNameArbitrary = fc.constantFrom(...groupNames);

export interface GroupSeed {
  readonly group: DirectoryGroup;
  readonly task: TaskGroup;
  /** False: the snapshot does not tell of it at all. */
  readonly known: boolean;
  readonly baseline: {
    readonly displayName: string;
    readonly memberIds: ReadonlySet<ObjectId>;
  } | null;
}

const stateArbitrary = rarely(
  18,
  fc.constant('readable' as const),
  fc.constantFrom('missing' as const, 'unreadable' as const),
);

const groupSeedArbitrary = (groupId: GroupId): fc.Arbitrary<GroupSeed> =>
  fc
    .record({
      displayName: rarely(12, groupNameArbitrary, fc.constant(null)),
      lastName: groupNameArbitrary,
      state: stateArbitrary,
      memberGroupIds: rarely(
        3,
        fc.constant([]),
        fc.uniqueArray(rarely(20, fc.constantFrom(...groupIds), fc.constant('ghost')), {
          maxLength: 3,
        }),
      ),
      selected: rarely(4, fc.constant(true), fc.constant(false)),
      known: rarely(25, fc.constant(true), fc.constant(false)),
      actions: actionsArbitrary,
      baseline: fc.option(
        fc.record({
          displayName: groupNameArbitrary,
          memberIds: fc.uniqueArray(fc.constantFrom(...objectIds), { maxLength: 5 }),
        }),
      ),
    })
    .map((seed) => ({
      group: aGroup({
        groupId,
        displayName: seed.displayName,
        state: seed.state,
        problem: seed.state === 'readable' ? null : seed.state,
        memberGroupIds: seed.memberGroupIds,
      }),
      task: aTaskGroup({
        groupId,
        displayName: seed.lastName,
        selected: seed.selected,
        actions: seed.actions,
      }),
      known: seed.known,
      baseline: seed.baseline && {
        displayName: seed.baseline.displayName,
        memberIds: new Set(seed.baseline.memberIds),
      },
    }));

/** 0 to 8 groups, nested at random: cycles, missing and unreadable ones, same names. */
export const groupSeedsArbitrary: fc.Arbitrary<GroupSeed[]> = fc
  .constantFrom(2, 1, 3, 4, 2, 3, 5, 6, 8, 1, 2, 3, 4, 0)
  .chain((count) => fc.tuple(...groupIds.slice(0, count).map(groupSeedArbitrary)))
  .map((seeds) => [...seeds]);
