import type { RunView } from '../../server/contract/run.ts';

const whileRunningMs = 1_000;
const otherwiseMs = 30_000;

/** Whether a run still has work to do. */
export const isActive = (run: Pick<RunView, 'state'> | null): boolean =>
  run !== null && ['queued', 'reading', 'planning', 'applying'].includes(run.state);

/** How long to wait before these runs are read again. */
export const pollMs = (...runs: readonly (Pick<RunView, 'state'> | null)[]): number =>
  runs.some(isActive) ? whileRunningMs : otherwiseMs;
