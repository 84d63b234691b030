import type { Meter } from '../ports/meter.ts';
import type { RunStore } from '../ports/stores.ts';

const ends: ReadonlySet<string> = new Set(['done', 'held', 'failed', 'cancelled']);

/** The same runs; whoever brings one to its end has it counted. */
export const countRuns = (runs: RunStore, meter: Pick<Meter, 'ended'>): RunStore => ({
  ...runs,
  update: async (runId, whileIn, fields) => {
    const updated = await runs.update(runId, whileIn, fields);
    if (updated !== null && fields.state !== undefined && ends.has(fields.state))
      meter.ended(updated);
    return updated;
  },
});
