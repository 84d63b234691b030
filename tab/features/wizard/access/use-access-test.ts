import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { accessTestView } from '../../../../server/contract/access-test.ts';
import type { TaskView } from '../../../../server/contract/task.ts';
import { useClient } from '../../../api/use-client.ts';

/** What a test was about: two are the same access if all of it is equal. */
export interface TestedAccess {
  readonly tenantId: string;
  readonly clientId: string;
  /** Counts the secrets that were entered; 0 = the one that is kept. */
  readonly secret: number;
}

interface TestInput {
  readonly draftId: string;
  readonly about: TestedAccess;
  readonly flush: () => Promise<void>;
}

const isSame = (a: TestedAccess | null, b: TestedAccess): boolean =>
  a !== null && a.tenantId === b.tenantId && a.clientId === b.clientId && a.secret === b.secret;

const asCompared = ({ tenantId, clientId, secret }: TestedAccess): TestedAccess => ({
  tenantId: tenantId.trim().toLowerCase(),
  clientId: clientId.trim().toLowerCase(),
  secret,
});

/** The access a task was tested with; null if its test is out of date. */
export const testedAccessOf = (task: TaskView | null): TestedAccess | null =>
  task?.accessTestedAt
    ? { tenantId: task.access.tenantId, clientId: task.access.clientId, secret: 0 }
    : null;

/** Test Access: its report, as long as it is about what the form holds now. */
export const useAccessTest = (initial: TestedAccess | null) => {
  const client = useClient();
  const [passed, setPassed] = useState(initial === null ? null : asCompared(initial));
  const test = useMutation({
    mutationFn: async ({ draftId, flush }: TestInput) => {
      await flush();
      return client.post('/api/access-tests', accessTestView, { draftId });
    },
    onSuccess: ({ ok }, { about }) =>
      setPassed((before) => {
        if (ok) return about;
        return isSame(before, about) ? null : before;
      }),
  });
  const lastAbout = test.variables?.about ?? null;
  return {
    /** Tests the access as the draft keeps it, once all of it is kept. Never fails: see `error`. */
    run: (draftId: string, about: TestedAccess, flush: () => Promise<void>): Promise<unknown> =>
      test.mutateAsync({ draftId, about: asCompared(about), flush }).catch(() => null),
    isRunning: test.isPending,
    error: test.error,
    /** Whether exactly this access was found to work. */
    isPassed: (access: TestedAccess): boolean => isSame(passed, asCompared(access)),
    /** The last report, and whether something was changed since. */
    report: test.data ?? null,
    isOutdated: (access: TestedAccess): boolean => !isSame(lastAbout, asCompared(access)),
  };
};
