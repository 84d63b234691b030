import { useState } from 'react';
import type { RunView } from '../../../server/contract/run.ts';
import { useFollowedRun } from '../../api/follow-run.ts';
import { useNewestRun } from '../../api/run-history.ts';

interface ShownRun {
  /** Undefined = not read yet, null = there is none. */
  readonly run: RunView | null | undefined;
  readonly error: Error | null;
  readonly retry: () => Promise<unknown>;
  /** Shows the run that began since; null = the newest one is shown. */
  readonly showNewest: (() => void) | null;
}

/** The run of a log: the one asked for, or the newest one, which others follow by themselves unless somebody is reading. */
export const useShownRun = (taskId: string, asked: string | null, isReading: boolean): ShownRun => {
  const newest = useNewestRun(taskId, asked === null);
  const newestId = newest.data?.runId ?? null;
  const [kept, setKept] = useState<string | null>(null);
  if (asked === null && newestId !== null && kept !== newestId && (kept === null || !isReading))
    setKept(newestId);
  const shownId = asked ?? kept;
  const followed = useFollowedRun(shownId);
  const isNone = asked === null && newest.data === null;
  return {
    run: isNone ? null : followed.data,
    error: newest.error ?? followed.error,
    retry: () =>
      Promise.all([
        ...(asked === null ? [newest.refetch()] : []),
        ...(shownId === null ? [] : [followed.refetch()]),
      ]),
    showNewest:
      asked === null && kept !== null && kept !== newestId ? () => setKept(newestId) : null,
  };
};
