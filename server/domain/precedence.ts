import type { GroupRef } from './plan.ts';
import type { Precedence } from './task.ts';

const collator = new Intl.Collator('en', { sensitivity: 'accent' });

const byName = (a: GroupRef, b: GroupRef): number =>
  collator.compare(a.displayName, b.displayName) || (a.groupId < b.groupId ? -1 : 1);

/**
 * Orders groups by precedence: alphabetically by display name (without regard to case, tie by id), as the manual says;
 * with an explicit order the listed ones come first, the others follow alphabetically.
 */
export const orderByPrecedence = <Group extends GroupRef>(
  groups: readonly Group[],
  precedence: Precedence,
): readonly Group[] => {
  const listed = precedence.mode === 'explicit' ? [...new Set(precedence.groupIds)] : [];
  const place = new Map(listed.map((id, index) => [id, index]));
  const placeOf = (group: Group) => place.get(group.groupId) ?? listed.length;
  return groups.toSorted((a, b) => placeOf(a) - placeOf(b) || byName(a, b));
};
