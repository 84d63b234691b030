import type { GroupId, ObjectId } from '../../../server/domain/ids.ts';
import type { PlanInput } from '../../../server/domain/planner.ts';
import type { TaskGroup } from '../../../server/domain/task.ts';

/** What is known of one selected group. */
export interface GroupFacts {
  readonly groupId: GroupId;
  readonly name: string;
  readonly state: 'readable' | 'empty' | 'missing' | 'unreadable';
  readonly frozen: boolean;
  /** Those seen now, and for a frozen group also those of the baseline. */
  readonly members: ReadonlySet<ObjectId>;
  readonly actions: TaskGroup['actions'];
}

type Pair = readonly [GroupId, GroupId];

/** All pairs (outer, inner) of groups, grown edge by edge until nothing is added. */
const containment = (
  groups: PlanInput['snapshot']['groups'],
  roots: readonly GroupId[],
): Pair[] => {
  const pairs = new Map<string, Pair>();
  const add = (outer: GroupId, inner: GroupId) =>
    pairs.set(JSON.stringify([outer, inner]), [outer, inner]);
  for (const root of roots) add(root, root);
  for (let before = -1; before < pairs.size; ) {
    before = pairs.size;
    for (const [outer, inner] of [...pairs.values()])
      for (const next of groups.get(inner)?.memberGroupIds ?? []) add(outer, next);
  }
  return [...pairs.values()];
};

const nameOf = (input: PlanInput, group: TaskGroup): string =>
  input.snapshot.groups.get(group.groupId)?.displayName ??
  input.baseline.get(group.groupId)?.displayName ??
  group.displayName;

const factsOf = (input: PlanInput, group: TaskGroup, inside: readonly GroupId[]): GroupFacts => {
  const stateOf = (id: GroupId) => input.snapshot.groups.get(id)?.state ?? 'unreadable';
  const visible = new Set(inside.flatMap((id) => input.snapshot.groups.get(id)?.memberIds ?? []));
  const frozen = inside.some((id) => stateOf(id) !== 'readable');
  const remembered = frozen ? (input.baseline.get(group.groupId)?.memberIds ?? []) : [];
  const whole = visible.size === 0 ? 'empty' : 'readable';
  const broken = stateOf(group.groupId) === 'missing' ? 'missing' : 'unreadable';
  return {
    groupId: group.groupId,
    name: nameOf(input, group),
    state: frozen ? broken : whole,
    frozen,
    members: new Set([...visible, ...remembered]),
    actions: group.actions,
  };
};

/** The selected groups with state and members, in no particular order (rules 1.1 to 1.3). */
export const selectedGroupFacts = (input: PlanInput): readonly GroupFacts[] => {
  const selected = input.config.groups.filter((group) => group.selected);
  const pairs = containment(
    input.snapshot.groups,
    selected.map((group) => group.groupId),
  );
  return selected.map((group) =>
    factsOf(
      input,
      group,
      pairs.filter(([outer]) => outer === group.groupId).map(([, inner]) => inner),
    ),
  );
};
