import type { Response } from 'express';
import { z } from 'zod';
import type { Run } from '../domain/run.ts';
import { correlationId } from './correlation.ts';
import { problemOf, toAppError } from './problem.ts';
import type { Answer, AnswerShape } from './route.ts';
import { viewRun } from './views.ts';

export const runEvents: AnswerShape = {
  status: 200,
  description: 'A stream of events `run`, and at last `end` (or `problem`)',
  content: { 'text/event-stream': z.string() },
};

const event = (name: string, value: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(value)}\n\n`;

const open = (response: Response): void => {
  // X-Accel-Buffering keeps nginx from holding events back
  response.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
};

const follow = async (
  response: Response,
  first: IteratorResult<Run>,
  runs: AsyncIterator<Run>,
): Promise<void> => {
  let next = first;
  while (!next.done) {
    response.write(event('run', viewRun(next.value)));
    next = await runs.next();
  }
  response.write(event('end', {}));
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
  const runs = watched[Symbol.asyncIterator]();
  const first = await runs.next();
  open(response);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  signal.addEventListener('abort', () => clearInterval(heartbeat));
  try {
    await follow(response, first, runs);
  } catch (error) {
    if (!signal.aborted)
      response.write(event('problem', problemOf(toAppError(error), correlationId(response))));
  } finally {
    clearInterval(heartbeat);
    await runs.return?.();
    response.end();
  }
  return null;
};
