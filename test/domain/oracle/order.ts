import type { Precedence } from '../../../server/domain/task.ts';
import type { GroupFacts } from './groups.ts';

type Named = Pick<GroupFacts, 'groupId' | 'name'>;

const collator = new Intl.Collator('en', { sensitivity: 'accent' });

/** Whether `a` counts before `b` (rule 1.5). */
const beats = (precedence: Precedence, a: Named, b: Named): boolean => {
  const listed = precedence.mode === 'explicit' ? precedence.groupIds : [];
  const placeOf = (group: Named) =>
    listed.includes(group.groupId) ? listed.indexOf(group.groupId) : listed.length;
  if (placeOf(a) !== placeOf(b)) return placeOf(a) < placeOf(b);
  const byName = collator.compare(a.name, b.name);
  return byName < 0 || (byName === 0 && a.groupId < b.groupId);
};

/** Puts each group at the place that is the number of groups that beat it. */
export const inPrecedence = <Group extends Named>(
  precedence: Precedence,
  groups: readonly Group[],
): readonly Group[] =>
  groups
    .map((group) => ({
      group,
      beatenBy: groups.filter((other) => other !== group && beats(precedence, other, group)).length,
    }))
    .sort((a, b) => a.beatenBy - b.beatenBy)
    .map(({ group }) => group);
