import { z } from 'zod';
import type { Api } from './sign-in.ts';

const run = z.object({
  runId: z.string(),
  state: z.string(),
  queuedAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  counts: z.object({ applied: z.number(), unchanged: z.number(), failed: z.number() }),
  graph: z.object({ requests: z.number() }),
  error: z.unknown(),
});
const active = new Set(['queued', 'reading', 'planning', 'applying']);
const pollMs = 100;

const msBetween = (from: string, to: string | null): number =>
  to === null ? Number.NaN : Date.parse(to) - Date.parse(from);

/** Starts a full synchronisation as "Run now" does and waits for its end; throws unless it is `done`. */
export const synchronise = async (api: Api, taskId: string) => {
  const started = await api('POST', `/api/tasks/${taskId}/runs`, run, { kind: 'full' });
  let present = started;
  while (active.has(present.state)) {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    present = await api('GET', `/api/runs/${started.runId}`, run);
  }
  if (present.state !== 'done' || present.counts.failed > 0)
    throw new Error(`The run did not end well: ${JSON.stringify(present)}`);
  return {
    applied: present.counts.applied,
    unchanged: present.counts.unchanged,
    graphRequests: present.graph.requests,
    startedAfterMs: msBetween(present.queuedAt, present.startedAt),
  };
};
