import { expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '../../server/domain/errors.ts';
import { createLocalJobs } from '../../server/jobs/local-jobs.ts';
import type { Jobs } from '../../server/ports/jobs.ts';

/** Work that ends when the test says so. */
const createBench = () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    drain: (taskId: string): Promise<void> => {
      begun.push(taskId);
      return new Promise((resolve) => ends.set(taskId, resolve));
    },
    /** Ends the work on a task and lets what waits for it begin. */
    async end(taskId: string): Promise<void> {
      ends.get(taskId)?.();
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
};

const start = async (
  parts: Partial<Parameters<typeof createLocalJobs>[0]> & Partial<Parameters<Jobs['start']>[0]>,
) => {
  const { drain = async () => {}, sweep = async () => {}, ...options } = parts;
  const warnings: object[] = [];
  const log = {
    ...{ debug: () => {}, info: () => {}, error: () => {} },
    warn: (facts: object) => void warnings.push(facts),
  };
  const jobs = createLocalJobs({ log, patienceMs: 0, restMs: 0, ...options });
  onTestFinished(() => jobs.stop());
  await jobs.start({ drain, sweep });
  return { jobs, warnings };
};

it('a task that is woken again and again while it is worked on is looked at once more afterwards', async () => {
  const bench = createBench();
  const { jobs } = await start({ drain: bench.drain });
  await jobs.wake('a');
  await vi.waitFor(() => expect(bench.begun).toEqual(['a']));
  for (let times = 0; times < 5; times += 1) await jobs.wake('a');
  expect(bench.begun).toEqual(['a']);
  await bench.end('a');
  expect(bench.begun).toEqual(['a', 'a']);
  await bench.end('a');
  expect(bench.begun).toEqual(['a', 'a']);
  await jobs.wake('a');
  await vi.waitFor(() => expect(bench.begun).toEqual(['a', 'a', 'a']));
});

it('a flood of wakes has a task looked at again only after a rest, and then what came last is seen', async () => {
  const begunAt: number[] = [];
  const seen: number[] = [];
  let stored = 0;
  const { jobs } = await start({
    restMs: 30,
    drain: async () => {
      begunAt.push(performance.now());
      seen.push(stored);
    },
  });
  for (let times = 0; times < 200; times += 1) {
    stored += 1;
    await jobs.wake('a');
    await new Promise((resolve) => setImmediate(resolve));
  }
  await vi.waitFor(() => expect(seen.at(-1)).toBe(200));
  const rests = begunAt.slice(1).map((at, index) => at - (begunAt[index] ?? 0));
  expect(Math.min(...rests)).toBeGreaterThan(28);
});

it('a process works on so many tasks at a time; the others wait for their turn, each once', async () => {
  const bench = createBench();
  const { jobs } = await start({ drain: bench.drain, concurrency: 2 });
  for (const taskId of ['a', 'b', 'c', 'c', 'd']) await jobs.wake(taskId);
  await vi.waitFor(() => expect(bench.begun).toEqual(['a', 'b']));
  await bench.end('b');
  expect(bench.begun).toEqual(['a', 'b', 'c']);
  await bench.end('c');
  expect(bench.begun).toEqual(['a', 'b', 'c', 'd']);
  await bench.end('d');
  expect(bench.begun).toEqual(['a', 'b', 'c', 'd']);
});

it('who is woken before the start is looked at when it comes', async () => {
  const bench = createBench();
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const jobs = createLocalJobs({ log, patienceMs: 0 });
  onTestFinished(() => jobs.stop());
  await jobs.wake('a');
  await jobs.wake('a');
  await jobs.start({ drain: bench.drain, sweep: async () => {} });
  await vi.waitFor(() => expect(bench.begun).toEqual(['a']));
});

it('due work is looked for at the start and again and again, never twice at a time', async () => {
  let running = 0;
  let most = 0;
  let sweeps = 0;
  const waiting: (() => void)[] = [];
  const sweep = async () => {
    sweeps += 1;
    running += 1;
    most = Math.max(most, running);
    if (sweeps === 1) await new Promise<void>((resolve) => waiting.push(resolve));
    running -= 1;
  };
  const { jobs } = await start({ sweep, sweepEveryMs: 2 });
  expect(sweeps).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(sweeps).toBe(1);
  waiting[0]?.();
  await vi.waitFor(() => expect(sweeps).toBeGreaterThan(3));
  expect(most).toBe(1);
  await jobs.stop();
});

it('work that fails is told with ids only and left to the sweep', async () => {
  let drains = 0;
  const { jobs, warnings } = await start({
    drain: async (taskId) => {
      drains += 1;
      await jobs.wake(taskId);
      if (drains === 1) throw new AppError('database-unavailable', 'of anna@contoso.com');
      if (drains === 2) throw new Error('of anna@contoso.com');
    },
    sweep: async () => {
      throw new Error('of anna@contoso.com');
    },
  });
  await jobs.wake('a');
  await vi.waitFor(() => expect(warnings).toHaveLength(2));
  expect(drains).toBe(1);
  await jobs.wake('a');
  await vi.waitFor(() => expect(warnings).toHaveLength(3));
  expect(warnings[1]).toEqual({ taskId: 'a', code: 'database-unavailable' });
  expect(warnings[2]).toMatchObject({ taskId: 'a', code: 'internal', name: 'Error' });
  expect(JSON.stringify(warnings)).not.toContain('anna');
});

it('a stop takes nothing new and waits for what is running', async () => {
  const bench = createBench();
  const { jobs } = await start({ drain: bench.drain, concurrency: 1, patienceMs: 60_000 });
  await jobs.wake('a');
  await jobs.wake('b');
  await vi.waitFor(() => expect(bench.begun).toEqual(['a']));
  await jobs.wake('a');
  let isStopped = false;
  const stopping = jobs.stop().then(() => {
    isStopped = true;
  });
  await jobs.wake('c');
  await new Promise((resolve) => setImmediate(resolve));
  expect(isStopped).toBe(false);
  await bench.end('a');
  await stopping;
  expect(bench.begun).toEqual(['a']);
});

it('a stop does not wait without end for work that does not', async () => {
  const bench = createBench();
  const { jobs } = await start({ drain: bench.drain, patienceMs: 5 });
  await jobs.wake('a');
  await vi.waitFor(() => expect(bench.begun).toEqual(['a']));
  await jobs.stop();
});
