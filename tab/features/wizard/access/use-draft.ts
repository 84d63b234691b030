import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type DraftView, draftView } from '../../../../server/contract/draft.ts';
import { useClient } from '../../../api/use-client.ts';
import { createDraftKeeper, type DraftKeeper, type DraftState } from './draft-keeper.ts';

const quietMs = 600;
const draftPath = (draftId: string): string => `/api/drafts/${encodeURIComponent(draftId)}`;

/** The draft of a task that is not created yet. */
export const newTaskDraft = 'new-task';

/** The draft as it was when the step was opened; asked for only if the person may have one. */
export const useDraft = (draftId: string, isEnabled: boolean) => {
  const client = useClient();
  return useQuery({
    queryKey: ['draft', draftId],
    enabled: isEnabled,
    queryFn: ({ signal }) => client.get(draftPath(draftId), draftView, signal),
    // the form knows better from then on, until the step is opened anew
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });
};

/** Keeps the draft while the step is open, also when the tab is left or closed. */
export const useDraftKeeper = (draftId: string, initial: DraftView | null) => {
  const client = useClient();
  const [keeper] = useState(() =>
    createDraftKeeper({
      send: (input) => client.put(draftPath(draftId), draftView, input),
      initial: initial?.savedAt ? { kind: 'saved', at: initial.savedAt } : { kind: 'none' },
      quietMs,
    }),
  );
  useEffect(() => {
    const flush = () => void keeper.flush().catch(() => undefined);
    const hidden = () => document.visibilityState === 'hidden' && flush();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('online', flush);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('online', flush);
      flush();
    };
  }, [keeper]);
  return {
    keeper,
    /** Forgets what was typed, here and on the server. */
    drop: async (): Promise<void> => {
      await keeper.end();
      await client.delete(draftPath(draftId));
    },
  };
};

/** How far what was typed is kept. */
export const useDraftState = (keeper: DraftKeeper): DraftState =>
  useSyncExternalStore(keeper.watch, keeper.state);
