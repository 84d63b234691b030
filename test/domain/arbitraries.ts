import fc from 'fast-check';
import { mailAddress } from '../../server/domain/ids.ts';
import type { PlanInput } from '../../server/domain/planner.ts';
import type { TaskConfiguration } from '../../server/domain/task.ts';
import {
  addressArbitrary,
  type GroupSeed,
  groupSeedsArbitrary,
  objectIds,
  type PersonSeed,
  personSeedsArbitrary,
  rarely,
} from './oracle/directory-arbitraries.ts';
import { settled } from './oracle/settled-world.ts';
import { crowdArbitrary, usersArbitrary } from './oracle/user-arbitraries.ts';
import { activeAdminsOf, aWorld } from './world.ts';

const domainsArbitrary = fc.oneof(
  { arbitrary: fc.constant<string[]>(['contoso.com']), weight: 8 },
  { arbitrary: fc.constant<string[]>(['contoso.com', 'fabrikam.com']), weight: 4 },
  { arbitrary: fc.constantFrom<string[][]>([], ['fabrikam.com', 'sub.contoso.com']), weight: 1 },
);

const precedenceArbitrary: fc.Arbitrary<TaskConfiguration['precedence']> = rarely(
  4,
  fc.constant({ mode: 'alphabetical' }),
  fc
    .array(fc.constantFrom('g1', 'g2', 'g3', 'g5', 'g8', 'gone'), { maxLength: 4 })
    .map((groupIds) => ({ mode: 'explicit', groupIds })),
);

const configArbitrary = fc.record({
  domains: domainsArbitrary,
  precedence: precedenceArbitrary,
  disableMissingUsers: fc.boolean(),
  disableBlockedAccounts: fc.boolean(),
  safeguards: fc.record({
    enabled: fc.boolean(),
    maxDisablePercent: fc.constantFrom(0, 10, 25, 50, 100),
    maxDisableCount: fc.constantFrom(0, 1, 5),
    maxChangePercent: fc.constantFrom(0, 25, 50, 100),
    rollingHours: fc.constant(24),
    approveFirstDisables: fc.boolean(),
    holdEmptiedGroups: fc.boolean(),
  }),
});

const operatorsArbitrary = fc.array(
  fc.record({
    objectId: fc.constantFrom(...objectIds),
    email: fc.option(addressArbitrary.map(mailAddress)),
  }),
  { maxLength: 2 },
);

const onlyArbitrary = rarely(
  6,
  fc.constant(null),
  fc
    .uniqueArray(fc.oneof(addressArbitrary, fc.constantFrom(...objectIds)), { maxLength: 6 })
    .map((names) => new Set(names)),
);

const quotasArbitrary = fc.constantFrom(
  new Map<string, number>(),
  new Map([['contoso.com', 1000]]),
  new Map([
    ['contoso.com', 50],
    ['fabrikam.com', 10_000],
  ]),
);

/** Puts the persons into the groups that can be read; a deserted directory has nobody in any. */
const withMembers = (
  groups: readonly GroupSeed[],
  people: readonly PersonSeed[],
  deserted: boolean,
) => {
  const ids: readonly string[] = [...groups.map(({ group }) => group.groupId), 'ghost'];
  const membersAt = (index: number) =>
    people.filter(({ memberOf }) => memberOf.some((place) => place % groups.length === index));
  return groups.flatMap(({ group, known }, index) => {
    const open = group.state === 'readable';
    const members = open && !deserted ? membersAt(index) : [];
    const filled = {
      ...group,
      memberGroupIds: open ? group.memberGroupIds.filter((id) => ids.includes(id)) : [],
      memberIds: members.map(({ person }) => person.objectId),
    };
    return known ? [filled] : [];
  });
};

/** Worlds in any state, most of them never synchronised. */
const freshWorldArbitrary: fc.Arbitrary<PlanInput> = fc
  .record({
    config: configArbitrary,
    groups: groupSeedsArbitrary,
    people: personSeedsArbitrary,
    usersAround: usersArbitrary,
    crowd: crowdArbitrary,
    deserted: rarely(25, fc.constant(false), fc.constant(true)),
    otherDomains: fc.constantFrom<string[][]>([], ['other.org'], ['other.org', 'sub.contoso.com']),
    lftGlobalQuota: quotasArbitrary,
    operators: operatorsArbitrary,
    adminElsewhere: fc.boolean(),
    firstSynced: rarely(4, fc.constant(true), fc.constant(false)),
    recent: fc.record({ disables: fc.nat({ max: 3 }), changes: fc.nat({ max: 7 }) }),
    only: onlyArbitrary,
  })
  .map(({ config, groups, people, usersAround, crowd, deserted, otherDomains, ...rest }) => {
    const persons = people.map(({ person }) => person);
    const users = [...usersAround(persons), ...crowd];
    const elsewhere = [{ email: mailAddress('root@elsewhere.net'), adminRoles: ['ALL' as const] }];
    return aWorld({
      config: { ...config, groups: groups.map(({ task }) => task) },
      groups: withMembers(groups, people, deserted),
      people: persons,
      users,
      baseline: new Map(
        groups.flatMap(({ task, baseline }) =>
          baseline ? [[task.groupId, baseline] as const] : [],
        ),
      ),
      activeAdmins: [...activeAdminsOf(users), ...(rest.adminElsewhere ? elsewhere : [])],
      otherTasksDomains: new Set(otherDomains.filter((name) => !config.domains.includes(name))),
      lftGlobalQuota: rest.lftGlobalQuota,
      operators: rest.operators,
      firstSynced: rest.firstSynced,
      recent: rest.recent,
      only: rest.only,
    });
  });

/**
 * Small worlds that hit the corners often: few names, few addresses and few object ids meet each other. Every third
 * was synchronised before, and one of its persons has changed since.
 */
export const worldArbitrary: fc.Arbitrary<PlanInput> = fc.oneof(
  { arbitrary: freshWorldArbitrary, weight: 2 },
  {
    arbitrary: fc
      .record({
        world: freshWorldArbitrary,
        place: fc.nat({ max: 11 }),
        since: fc.constantFrom('nothing', 'name', 'address', 'left'),
      })
      .map(({ world, place, since }) => settled(world, place, since)),
    weight: 1,
  },
);
