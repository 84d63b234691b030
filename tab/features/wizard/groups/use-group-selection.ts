import { useState } from 'react';
import type { GroupView } from '../../../../server/contract/group.ts';
import type { TaskView } from '../../../../server/contract/task.ts';
import { useSessionDraft } from '../../../api/session-draft.ts';
import {
  useReadNow,
  useSavePrecedence,
  useSelectedGroups,
  useSelectGroups,
} from '../../../api/task-groups.ts';
import {
  chosenGroups,
  conflictOf,
  type Precedence,
  type SelectionBase,
  type SelectionConflict,
  type SelectionDraft,
  toggled,
  worthKeeping,
} from './selection-draft.ts';

/** Which groups of a task are selected and in which order they count: as saved, and as edited. */
export const useGroupSelection = (task: TaskView) => {
  const saved = useSelectedGroups(task.taskId);
  const select = useSelectGroups(task.taskId);
  const savePrecedence = useSavePrecedence(task.taskId);
  const readNow = useReadNow(task.taskId);
  const [draft, setDraft] = useSessionDraft<SelectionDraft>(['selection', task.taskId]);
  const [conflict, setConflict] = useState<SelectionConflict | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isSaving, setSaving] = useState(false);

  const savedGroups = saved.data ?? [];
  const precedence = draft?.precedence ?? task.precedence;
  const begun = (): SelectionDraft =>
    draft ?? {
      base: {
        selected: savedGroups.map(({ groupId }) => groupId),
        precedence: task.precedence,
      },
      ticked: [],
      unticked: [],
      precedence: null,
    };
  const edit = (next: SelectionDraft): void => setDraft(worthKeeping(next));

  /** Puts the whole set; `onTop` = of whatever somebody else saved meanwhile. */
  const write = async (edited: SelectionDraft, onTop: boolean): Promise<boolean> => {
    const now = await readNow();
    const base: SelectionBase = {
      selected: now.groups.map(({ groupId }) => groupId),
      precedence: now.task.precedence,
    };
    const names = new Map(now.groups.map(({ groupId, displayName }) => [groupId, displayName]));
    const found = conflictOf(edited.base, base, (id) => names.get(id) ?? id);
    setConflict(onTop ? null : found);
    if (found && !onTop) return false;
    const rest: SelectionDraft = { ...edited, base };
    const chosen = chosenGroups(now.groups, { ...rest, precedence: null }, base.precedence);
    if (rest.ticked.length > 0 || rest.unticked.length > 0)
      await select.mutateAsync(chosen.map(({ groupId }) => groupId));
    if (rest.precedence !== null) {
      const { task: latest } = await readNow();
      await savePrecedence.mutateAsync({
        precedence: writable(rest.precedence),
        revision: latest.revision,
      });
    }
    return true;
  };
  const save = async (onTop = false): Promise<boolean> => {
    if (draft === null) return true;
    setSaving(true);
    setError(null);
    try {
      const isWritten = await write(draft, onTop);
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
    saved,
    /** The groups that are or would be selected, in order. */
    chosen: chosenGroups(savedGroups, draft, task.precedence),
    savedIds: new Set(savedGroups.map(({ groupId }) => groupId)),
    precedence,
    isDirty: draft !== null,
    isSaving,
    error,
    conflict,
    toggle: (group: GroupView): void => {
      const isSaved = savedGroups.some(({ groupId }) => groupId === group.groupId);
      edit(toggled(begun(), group, isSaved));
    },
    order: (next: Precedence): void => edit({ ...begun(), precedence: next }),
    save,
    discard: (): void => {
      setDraft(null);
      setConflict(null);
      setError(null);
    },
  };
};

export type GroupSelection = ReturnType<typeof useGroupSelection>;

const writable = (precedence: Precedence) =>
  precedence.mode === 'explicit'
    ? { mode: precedence.mode, groupIds: [...precedence.groupIds] }
    : precedence;
