import type { PlanInput } from '../domain/planner.ts';
import { rankGroups } from '../domain/presence.ts';
import type { Baseline } from '../ports/stores.ts';

/**
 * What a finished run acted on. A frozen group keeps what was known of it; so does an emptied group whose changes
 * are held, or the next run would no longer see that it was emptied.
 */
export const nextBaseline = (input: PlanInput, held: boolean): Baseline => {
  const groups = new Map<string, { displayName: string; memberIds: ReadonlySet<string> }>();
  for (const group of rankGroups(input)) {
    const before = input.baseline.get(group.groupId);
    const keep = group.frozen || (held && group.state === 'empty');
    if (keep && before) groups.set(group.groupId, before);
    else if (!group.frozen) {
      groups.set(group.groupId, {
        displayName: held ? (before?.displayName ?? group.displayName) : group.displayName,
        memberIds: new Set(group.memberIds),
      });
    }
  }
  return { groups };
};

/** Whether two baselines record the same names and members: then there is nothing to save. */
export const sameBaseline = (before: Baseline['groups'], next: Baseline['groups']): boolean =>
  before.size === next.size &&
  [...next].every(([groupId, { displayName, memberIds }]) => {
    const known = before.get(groupId);
    return (
      known !== undefined &&
      known.displayName === displayName &&
      known.memberIds.size === memberIds.size &&
      [...memberIds].every((id) => known.memberIds.has(id))
    );
  });
