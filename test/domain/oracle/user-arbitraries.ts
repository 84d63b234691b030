import fc from 'fast-check';
import type { Person } from '../../../server/domain/directory.ts';
import { domainOf, mailAddress, type TaskId } from '../../../server/domain/ids.ts';
import type { User } from '../../../server/domain/user.ts';
import { aUser, thisTask } from '../world.ts';
import {
  cryptoArbitrary,
  quotaArbitrary,
  rolesArbitrary,
  securityArbitrary,
  timesArbitrary,
} from './action-arbitraries.ts';
import { addressArbitrary, objectIds, personNames, rarely } from './directory-arbitraries.ts';

const sorted = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)].sort();
const maybe = <Value>(value: fc.Arbitrary<Value>) => rarely(2, fc.constant(null), value);

const settingsArbitrary = fc.record({
  adminRoles: rarely(3, fc.constant([]), rolesArbitrary).map(sorted),
  crypto: maybe(cryptoArbitrary),
  lftAvailable: maybe(fc.boolean()),
  lftQuota: maybe(quotaArbitrary),
  loginLocked: maybe(fc.boolean()),
  loginSecurity: maybe(securityArbitrary),
  quarOneClick: maybe(fc.boolean()),
  sendQuar: maybe(timesArbitrary.map(sorted)),
  sendQuarAdmin: maybe(timesArbitrary.map(sorted)),
  sendQuarEmpty: maybe(fc.boolean()),
});

/** How a user relates to the person of that place: his user, his address alone, his id alone, or not at all. */
type Relation = 'own' | 'address' | 'object' | 'none';

interface UserSeed {
  readonly relation: Relation;
  readonly place: number;
  readonly email: string;
  readonly objectId: string | null;
  readonly renamedTo: string | null;
  readonly fields: Pick<User, 'displayName' | 'disabledBy' | 'managedBy' | 'protected'>;
  readonly revision: number;
  /** Whether the user is named as his person. */
  readonly sameName: boolean;
  readonly settings: Partial<User>;
}

const relations: readonly Relation[] = ['own', 'own', 'own', 'address', 'object', 'object', 'none'];
const managers: readonly (TaskId | null)[] = [thisTask, thisTask, thisTask, null, 'another task'];

const userSeedArbitrary: fc.Arbitrary<UserSeed> = fc.record({
  relation: fc.constantFrom(...relations),
  place: fc.nat({ max: 11 }),
  email: addressArbitrary,
  objectId: fc.option(fc.constantFrom(...objectIds)),
  renamedTo: rarely(3, fc.constant(null), addressArbitrary),
  fields: fc.record({
    displayName: fc.constantFrom(...personNames, ''),
    disabledBy: fc.constantFrom(null, null, null, 'sync' as const, 'hand' as const),
    managedBy: fc.constantFrom(...managers),
    protected: rarely(8, fc.constant(false), fc.constant(true)),
  }),
  revision: fc.integer({ min: 1, max: 9 }),
  sameName: rarely(4, fc.constant(true), fc.constant(false)),
  settings: fc.oneof(fc.constant({}), settingsArbitrary),
});

const mailOf = (person: Person | undefined): string | null =>
  person?.mail && domainOf(person.mail.trim()) !== '' ? person.mail : null;

const userOf = (people: readonly Person[], seed: UserSeed): User => {
  const person = people[seed.place % Math.max(people.length, 1)];
  const atAddress = seed.relation === 'own' || seed.relation === 'address';
  const ofObject = seed.relation === 'own' || seed.relation === 'object';
  const objectId = ofObject ? (person?.objectId ?? seed.objectId) : seed.objectId;
  const known = seed.sameName ? (person?.displayName ?? null) : null;
  return {
    ...aUser({ email: (atAddress ? mailOf(person) : null) ?? seed.email }),
    ...seed.settings,
    ...seed.fields,
    displayName: known ?? seed.fields.displayName,
    disabled: seed.fields.disabledBy !== null,
    objectId,
    renamedTo: objectId === null && seed.renamedTo ? mailAddress(seed.renamedTo) : null,
    revision: seed.revision,
  };
};

/** Keeps what the store keeps unique: one user an address, one user an object id. */
const unique = (users: readonly User[]): User[] =>
  users
    .filter((user, i) => users.findIndex(({ email }) => email === user.email) === i)
    .map((user, i, all) => {
      const first = all.findIndex(({ objectId }) => objectId === user.objectId);
      return first === i ? user : { ...user, objectId: null };
    });

/** 0 to 12 users around these persons, consistent with the store's constraints. */
export const usersArbitrary: fc.Arbitrary<(people: readonly Person[]) => User[]> = fc
  .array(userSeedArbitrary, { maxLength: 12, size: 'max' })
  .map((seeds) => (people) => unique(seeds.map((seed) => userOf(people, seed))));

/** Users of the task whom no domain of it reaches: they only weigh in what percentages are of. */
export const crowdArbitrary: fc.Arbitrary<User[]> = rarely(
  4,
  fc.constant(0),
  fc.constantFrom(4, 8, 20),
).map((size) => Array.from({ length: size }, (_, i) => aUser({ email: `user${i}@elsewhere.net` })));
