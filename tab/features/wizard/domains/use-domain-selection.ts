import { useState } from 'react';
import type { DomainView } from '../../../../server/contract/domain.ts';
import { useSessionDraft } from '../../../api/session-draft.ts';
import { useSelectDomains, useTaskDomains } from '../../../api/task-domains.ts';

interface DomainDraft {
  /** What was saved when the edit began. */
  readonly base: readonly string[];
  readonly names: readonly string[];
}

/** Which domains of a task are selected: as saved, and as edited. */
export const useDomainSelection = (taskId: string) => {
  const domains = useTaskDomains(taskId);
  const select = useSelectDomains(taskId);
  const [draft, setDraft] = useSessionDraft<DomainDraft>(['domains', taskId]);
  const [isMoved, setMoved] = useState(false);
  const items = domains.data ?? [];
  const saved = selectedOf(items);
  const chosen = new Set(draft?.names ?? saved);

  /** Saves the whole set, with `onTop` of what somebody else saved meanwhile; tells whether that worked. */
  const save = async (onTop = false): Promise<boolean> => {
    if (draft === null) return true;
    const now = selectedOf((await domains.refetch()).data ?? items);
    const hasMoved = !sameNames(now, draft.base);
    setMoved(hasMoved && !onTop);
    if (hasMoved && !onTop) return false;
    const { base, names } = draft;
    const kept = now.filter((name) => !base.includes(name) || names.includes(name));
    const added = names.filter((name) => !base.includes(name));
    try {
      await select.mutateAsync([...new Set([...kept, ...added])]);
    } catch {
      // it is shown, and what was chosen stays
      return false;
    }
    setDraft(null);
    return true;
  };
  return {
    domains,
    select,
    items,
    chosen,
    isDirty: draft !== null,
    /** Somebody else saved another selection meanwhile. */
    isMoved,
    toggle: ({ name }: DomainView): void => {
      const names = chosen.has(name)
        ? [...chosen].filter((one) => one !== name)
        : [...chosen, name];
      const base = draft?.base ?? saved;
      setDraft(sameNames(names, base) ? null : { base, names });
    },
    save,
    discard: (): void => {
      setDraft(null);
      setMoved(false);
    },
  };
};

const selectedOf = (domains: readonly DomainView[]): readonly string[] =>
  domains.filter(({ selected }) => selected).map(({ name }) => name);

const sameNames = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((name) => others.includes(name));
