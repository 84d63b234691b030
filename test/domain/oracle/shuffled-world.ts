import type { PlanInput } from '../../../server/domain/planner.ts';

/** Another order of the same items, decided by the seed alone. */
const shuffled = <Item>(items: Iterable<Item>, seed: number): Item[] =>
  [...items]
    .map((item, index) => ({ item, key: Math.imul(seed ^ (index + 1), 0x9e3779b1) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

/** The same world with every list, map and set in another order; actions and an explicit precedence keep theirs. */
export const shuffledWorld = (input: PlanInput, seed: number): PlanInput => {
  const mix = <Item>(items: Iterable<Item>) => shuffled(items, seed);
  const { config, snapshot, baseline } = input;
  return {
    ...input,
    config: { ...config, domains: mix(config.domains), groups: mix(config.groups) },
    snapshot: {
      ...snapshot,
      groups: new Map(
        mix(snapshot.groups).map(([id, group]) => [
          id,
          {
            ...group,
            memberIds: mix(group.memberIds),
            memberGroupIds: mix(group.memberGroupIds),
          },
        ]),
      ),
      people: new Map(
        mix(snapshot.people).map(([id, person]) => [
          id,
          { ...person, proxyAddresses: mix(person.proxyAddresses) },
        ]),
      ),
    },
    users: mix(input.users),
    baseline: new Map(
      mix(baseline).map(([id, group]) => [
        id,
        { ...group, memberIds: new Set(mix(group.memberIds)) },
      ]),
    ),
    activeAdmins: mix(input.activeAdmins),
    otherTasksDomains: new Set(mix(input.otherTasksDomains)),
    lftGlobalQuota: new Map(mix(input.lftGlobalQuota)),
    operators: mix(input.operators),
    only: input.only && new Set(mix(input.only)),
  };
};
