import type { Response } from 'express';
import { z } from 'zod';
import type { Run } from '../domain/run.ts';
import { correlationId } from './correlation.ts';
import { createEventStream } from './event-stream.ts';
import { problemOf, toAppError } from './problem.ts';
import type { Answer, AnswerShape } from './route.ts';
import { viewRun } from './views.ts';

export const runEvents: AnswerShape = {
  status: 200,
  description: 'A stream of events `run`, and at last `end` (or `problem`)',
  content: { 'text/event-stream': z.string() },
};

/**
 * Tells the run as it is and each change of it until it has ended or the caller went away. An unknown run fails
 * before anything is sent; a later failure is told as the event `problem`.
 */
export const sendRunEvents = async (
  response: Response,
  watched: AsyncIterable<Run>,
  { signal, heartbeatMs }: { readonly signal: AbortSignal; readonly heartbeatMs: number },
): Promise<Answer> => {
  const stream = createEventStream(response, heartbeatMs);
  try {
    for await (const run of watched) stream.send('run', viewRun(run));
    stream.send('end', {});
  } catch (error) {
    if (!stream.opened) throw error;
    if (!signal.aborted)
      stream.send('problem', problemOf(toAppError(error), correlationId(response)));
  } finally {
    stream.end();
  }
  return null;
};
