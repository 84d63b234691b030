import type { Response } from 'express';
import { z } from 'zod';
import type { PlanWithState } from '../engine/use-cases.ts';
import type { ReadOptions, ReadProgress } from '../ports/read-options.ts';
import { correlationId } from './correlation.ts';
import { createEventStream } from './event-stream.ts';
import { problemOf, toAppError } from './problem.ts';
import type { Answer, AnswerShape } from './route.ts';
import { viewPlan } from './views.ts';

export const planEvents: AnswerShape = {
  status: 200,
  description:
    'To `Accept: text/event-stream`: events `progress` with `groupsRead`, `groupsTotal` and `membersRead`, then `plan` with the plan, or `problem`. Closing the connection stops the reading',
  content: { 'text/event-stream': z.string() },
};

const viewProgress = ({ groupsRead, groupsTotal, membersRead }: ReadProgress) => ({
  groupsRead,
  groupsTotal,
  membersRead,
});

/**
 * Tells how far the reading is, then the plan. What fails before the first progress is refused like any other request; a
 * later failure is told as the event `problem`.
 */
export const sendPlanEvents = async (
  response: Response,
  make: (reading: ReadOptions) => Promise<PlanWithState>,
  { signal, heartbeatMs }: { readonly signal: AbortSignal; readonly heartbeatMs: number },
): Promise<Answer> => {
  const stream = createEventStream(response, heartbeatMs);
  try {
    const plan = await make({
      signal,
      onProgress: (progress) => stream.send('progress', viewProgress(progress)),
    });
    stream.send('plan', viewPlan(plan));
  } catch (error) {
    if (!stream.opened) throw error;
    if (!signal.aborted)
      stream.send('problem', problemOf(toAppError(error), correlationId(response)));
  } finally {
    stream.end();
  }
  return null;
};
