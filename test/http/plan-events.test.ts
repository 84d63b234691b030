import { expect, it } from 'vitest';
import { AppError } from '../../server/domain/errors.ts';
import type { TestTask } from '../../server/engine/use-cases.ts';
import { createFakeUseCases } from './fake-use-cases.ts';
import { aPlan } from './samples.ts';
import { startAppForTest } from './start-app.ts';

const making = (create: TestTask['create']) => {
  const fake = createFakeUseCases();
  return createFakeUseCases({ plans: { ...fake.useCases.plans, create } });
};
const events = { accept: 'text/event-stream' };
const path = '/api/tasks/t1/plans';
const eventsOf = (text: string) =>
  [...text.matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(
    ([, name, data = '']): readonly [string | undefined, unknown] => [name, JSON.parse(data)],
  );
const progress = (groupsRead: number) => ({ groupsRead, groupsTotal: 2, membersRead: 10 });

it('a test tells how far the reading is, and then its plan', async () => {
  const app = await startAppForTest(
    {},
    making(async (_actor, _taskId, _input, reading) => {
      reading?.onProgress?.(progress(1));
      reading?.onProgress?.(progress(2));
      return aPlan();
    }),
  );
  const response = await app.ask('POST', path, { body: {}, headers: events });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(eventsOf(await response.text())).toEqual([
    ['progress', progress(1)],
    ['progress', progress(2)],
    ['plan', expect.objectContaining({ planId: 'plan-1', effects: aPlan().effects })],
  ]);
});

it.each(['application/json', '*/*', 'application/json, text/event-stream;q=0.5'])(
  'whoever accepts %s is answered with the plan alone',
  async (accept) => {
    const app = await startAppForTest();
    const response = await app.ask('POST', path, { body: {}, headers: { accept } });
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe('/api/plans/plan-1');
    expect(await response.json()).toMatchObject({ planId: 'plan-1' });
  },
);

it('what fails before anything was read is refused like any other request', async () => {
  const app = await startAppForTest();
  app.fake.failNext(new AppError('not-found', 'There is no such task.'));
  const response = await app.ask('POST', path, { body: {}, headers: events });
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
});

it('what fails on the way is told as an event, an unexpected failure without its details', async () => {
  for (const [error, code] of [
    [new AppError('directory-throttled', 'Microsoft asks to wait.'), 'directory-throttled'],
    [new Error('inside'), 'internal'],
  ] as const) {
    const app = await startAppForTest(
      {},
      making(async (_actor, _taskId, _input, reading) => {
        reading?.onProgress?.(progress(1));
        throw error;
      }),
    );
    const text = await (await app.ask('POST', path, { body: {}, headers: events })).text();
    expect(eventsOf(text).at(-1)).toEqual(['problem', expect.objectContaining({ code })]);
    expect(text).not.toContain('inside');
  }
});

it('a quiet reading sends heartbeats, and is stopped when the caller goes away', async () => {
  let tellStopped = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    tellStopped = resolve;
  });
  const app = await startAppForTest(
    { heartbeatMs: 5 },
    making(
      (_actor, _taskId, _input, reading) =>
        new Promise((_resolve, reject) => {
          reading?.signal?.addEventListener('abort', () => {
            tellStopped();
            reject(reading.signal?.reason);
          });
        }),
    ),
  );
  const caller = new AbortController();
  const asked = { body: {}, headers: events, signal: caller.signal };
  const response = await app.ask('POST', path, asked);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes(': still here')) text += (await reader?.read())?.value ?? '';
  caller.abort();
  await stopped;
});
