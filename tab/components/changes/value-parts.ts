import type { ChangeView } from '../../../server/contract/change.ts';

type Value = ChangeView['settings'][number]['was'];

/** A part of a value: it stays, goes or comes. */
export interface ValuePart {
  readonly value: Value;
  readonly what: 'kept' | 'removed' | 'added';
}

const isList = (value: Value): value is readonly string[] => Array.isArray(value);
const part =
  (what: ValuePart['what']) =>
  (value: Value): ValuePart => ({ value, what });

/** How a value is shown before and after: of a list, entry by entry; "never set" is neither removed nor added. */
export const valueParts = (
  was: Value,
  becomes: Value,
): { readonly now: readonly ValuePart[]; readonly after: readonly ValuePart[] } => {
  const before = isList(was) ? was : [];
  const next = isList(becomes) ? becomes : [];
  if (before.length + next.length > 0 && [was, becomes].every((one) => one === null || isList(one)))
    return {
      now:
        before.length === 0
          ? [part('kept')(was)]
          : before.map((one) => part(next.includes(one) ? 'kept' : 'removed')(one)),
      after:
        next.length === 0
          ? [part('added')(becomes)]
          : next.map((one) => part(before.includes(one) ? 'kept' : 'added')(one)),
    };
  return { now: [part(was === null ? 'kept' : 'removed')(was)], after: [part('added')(becomes)] };
};
