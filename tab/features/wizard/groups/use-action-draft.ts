import { useState } from 'react';
import type { GroupActionView } from '../../../../server/contract/action.ts';
import type { GroupView } from '../../../../server/contract/group.ts';
import { useSessionDraft } from '../../../api/session-draft.ts';
import { useReadNow, useSetActions } from '../../../api/task-groups.ts';
import { type DraftAction, isSameList, sendable } from './draft-actions.ts';

interface ActionDraft {
  /** What the server had when the edit began. */
  readonly base: readonly GroupActionView[];
  readonly actions: readonly DraftAction[];
}

/** The actions of a group: as saved, and as edited. */
export const useActionDraft = (taskId: string, group: Pick<GroupView, 'groupId' | 'actions'>) => {
  const { groupId, actions: saved } = group;
  const [draft, setDraft] = useSessionDraft<ActionDraft>(['actions', taskId, groupId]);
  const setActions = useSetActions(taskId, groupId);
  const readNow = useReadNow(taskId);
  const [conflict, setConflict] = useState<readonly GroupActionView[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isSaving, setSaving] = useState(false);
  const actions = draft?.actions ?? saved;

  const write = async (base: readonly GroupActionView[], isForced: boolean): Promise<boolean> => {
    const valid = sendable(actions);
    if (valid === null) return false;
    const { groups } = await readNow();
    const present = groups.find((one) => one.groupId === groupId)?.actions ?? base;
    const isMoved = !isSameList(present, base);
    setConflict(isMoved && !isForced ? present : null);
    if (isMoved && !isForced) return false;
    await setActions.mutateAsync(valid);
    return true;
  };
  const save = async (isForced = false): Promise<boolean> => {
    setSaving(true);
    setError(null);
    try {
      const isWritten = await write(draft?.base ?? saved, isForced);
      if (isWritten) setDraft(null);
      return isWritten;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setSaving(false);
    }
  };
  return {
    actions,
    isDirty: draft !== null,
    isSaving,
    error,
    /** What somebody else saved meanwhile; null = nothing. */
    conflict,
    change: (next: readonly DraftAction[]): void => {
      const base = draft?.base ?? saved;
      setDraft(isSameList(next, base) ? null : { base, actions: next });
    },
    save,
    discard: (): void => {
      setDraft(null);
      setConflict(null);
      setError(null);
    },
  };
};
