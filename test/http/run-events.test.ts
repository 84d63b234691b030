import { expect, it } from 'vitest';
import { AppError } from '../../server/domain/errors.ts';
import type { Run } from '../../server/domain/run.ts';
import type { RunTask } from '../../server/engine/use-cases.ts';
import { createFakeUseCases } from './fake-use-cases.ts';
import { aRun } from './samples.ts';
import { startAppForTest } from './start-app.ts';

const watching = (watch: RunTask['watch']) => {
  const fake = createFakeUseCases();
  return createFakeUseCases({ runs: { ...fake.useCases.runs, watch } });
};
const sequence = (...states: readonly Run['state'][]): RunTask['watch'] =>
  async function* () {
    for (const state of states) yield aRun({ state });
  };
const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve());
  });

it('the run is told each time it changes, and the stream ends with it', async () => {
  const app = await startAppForTest({}, watching(sequence('reading', 'applying', 'done')));
  const response = await app.ask('GET', '/api/runs/r1/events');
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const text = await response.text();
  const states = [...text.matchAll(/^event: run\ndata: .*"state":"(\w+)"/gm)].map(([, s]) => s);
  expect(states).toEqual(['reading', 'applying', 'done']);
  expect(text.endsWith('event: end\ndata: {}\n\n')).toBe(true);
});

it('an unknown run is a problem, not a stream', async () => {
  const app = await startAppForTest();
  app.fake.failNext(new AppError('not-found', 'There is no such run.'));
  const response = await app.ask('GET', '/api/runs/r1/events');
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
});

it('a failure on the way is told as an event without its details', async () => {
  const app = await startAppForTest(
    {},
    watching(async function* () {
      yield aRun({ state: 'reading' });
      throw new Error('inside');
    }),
  );
  const text = await (await app.ask('GET', '/api/runs/r1/events')).text();
  expect(text).toMatch(/event: problem\ndata: .*"code":"internal"/);
  expect(text).not.toContain('inside');
});

it('a quiet run sends heartbeats, and watching stops when the caller goes away', async () => {
  let tellStopped = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    tellStopped = resolve;
  });
  const app = await startAppForTest(
    { heartbeatMs: 5 },
    watching(async function* (_actor, _runId, signal) {
      yield aRun({ state: 'reading' });
      await untilAborted(signal);
      tellStopped();
    }),
  );
  const caller = new AbortController();
  const response = await app.ask('GET', '/api/runs/r1/events', { signal: caller.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes(': still here\n\n: still here'))
    text += (await reader?.read())?.value ?? '';
  expect(text).toContain('event: run');
  caller.abort();
  await stopped;
});
