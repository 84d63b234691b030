import { orderByPrecedence } from '../../../../server/contract/action-rules.ts';
import type { GroupView } from '../../../../server/contract/group.ts';
import type { TaskView } from '../../../../server/contract/task.ts';

export type Precedence = TaskView['precedence'];

/** What the server had when somebody began to edit. */
export interface SelectionBase {
  readonly selected: readonly string[];
  readonly precedence: Precedence;
}

/** What somebody changed of the selection and its order and did not save yet. */
export interface SelectionDraft {
  readonly base: SelectionBase;
  readonly ticked: readonly GroupView[];
  readonly unticked: readonly string[];
  /** Null = as it is. */
  readonly precedence: Precedence | null;
}

/** Somebody else's change since an edit began. */
export interface SelectionConflict {
  readonly added: readonly string[];
  readonly removed: number;
  readonly isOrderChanged: boolean;
}

/** The groups that would be selected, in the order in which they would count. */
export const chosenGroups = (
  saved: readonly GroupView[],
  draft: SelectionDraft | null,
  precedence: Precedence,
): readonly GroupView[] => {
  if (draft === null) return orderByPrecedence(saved, precedence);
  const known = new Set(saved.map(({ groupId }) => groupId));
  const unticked = new Set(draft.unticked);
  return orderByPrecedence(
    [
      ...saved.filter(({ groupId }) => !unticked.has(groupId)),
      ...draft.ticked.filter(({ groupId }) => !known.has(groupId)),
    ],
    draft.precedence ?? precedence,
  );
};

const isSame = (one: Precedence, other: Precedence): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The draft as it is worth keeping; null if it changes nothing. */
export const worthKeeping = (draft: SelectionDraft): SelectionDraft | null =>
  draft.ticked.length === 0 &&
  draft.unticked.length === 0 &&
  (draft.precedence === null || isSame(draft.precedence, draft.base.precedence))
    ? null
    : draft;

/** The draft with this group selected if it was not, and the other way round. */
export const toggled = (
  draft: SelectionDraft,
  group: GroupView,
  isSaved: boolean,
): SelectionDraft => {
  const { groupId } = group;
  if (isSaved) {
    const unticked = draft.unticked.includes(groupId)
      ? draft.unticked.filter((id) => id !== groupId)
      : [...draft.unticked, groupId];
    return { ...draft, unticked };
  }
  const ticked = draft.ticked.some((one) => one.groupId === groupId)
    ? draft.ticked.filter((one) => one.groupId !== groupId)
    : [...draft.ticked, group];
  return { ...draft, ticked };
};

/** What the server has now that it had not when the edit began; null = nothing. */
export const conflictOf = (
  base: SelectionBase,
  now: SelectionBase,
  nameOf: (groupId: string) => string,
): SelectionConflict | null => {
  const before = new Set(base.selected);
  const after = new Set(now.selected);
  const added = now.selected.filter((id) => !before.has(id));
  const removed = base.selected.filter((id) => !after.has(id)).length;
  const isOrderChanged = !isSame(base.precedence, now.precedence);
  if (added.length === 0 && removed === 0 && !isOrderChanged) return null;
  return { added: added.map(nameOf), removed, isOrderChanged };
};
