import { runView } from '../../server/contract/run.ts';
import { tasksKey } from './tasks.ts';
import { useChange } from './use-change.ts';

const runPath = (runId: string): string => `/api/runs/${encodeURIComponent(runId)}`;
const touched = (runId: string) => [tasksKey, ['run', runId], ['runs']];

/** Stops a run at the next safe point. */
export const useCancelRun = () =>
  useChange(
    (client, runId: string) => client.post(`${runPath(runId)}/cancel`, runView, {}),
    touched,
  );

interface Approval {
  readonly runId: string;
  /** Of the plan that was looked at. */
  readonly fingerprint: string;
}

/** Lets what the safeguards held of a run pass once. */
export const useApproveRun = () =>
  useChange(
    (client, { runId, fingerprint }: Approval) =>
      client.post(`${runPath(runId)}/approve`, runView, { fingerprint }),
    ({ runId }) => touched(runId),
  );
