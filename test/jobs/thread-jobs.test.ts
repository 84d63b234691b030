import { expect, it, onTestFinished, vi } from 'vitest';
import { createThreadJobs } from '../../server/jobs/thread-jobs.ts';

const script = new URL('./a-thread.mjs', import.meta.url);
const unused = { drain: async () => {}, sweep: async () => {} };

/** A thread that counts what it is woken for. */
const create = (workerData: 'works' | 'fails' | 'deaf') => {
  const counted: number[] = [];
  const errors: unknown[] = [];
  const jobs = createThreadJobs({
    script,
    workerData,
    meter: {
      missed: (count) => void counted.push(count),
      ...{ changed: () => {}, looked: () => {}, ended: () => {} },
    },
    log: {
      ...{ debug: () => {}, info: () => {}, warn: () => {} },
      error: (facts) => void errors.push(facts),
    },
    restartMs: 1,
    patienceMs: workerData === 'deaf' ? 50 : 10_000,
  });
  onTestFinished(() => jobs.stop());
  return { jobs, counted, errors };
};

it('who is woken is told to the thread, and what it counts is counted here', async () => {
  const { jobs, counted } = create('works');
  await jobs.start(unused);
  await jobs.wake('1');
  await jobs.wake('2');
  await vi.waitFor(() => expect(counted).toEqual([1, 2]));
});

it('a stop waits until the thread has handed over what it was at', async () => {
  const { jobs, counted } = create('works');
  await jobs.start(unused);
  await jobs.stop();
  expect(counted).toEqual([100]);
  await jobs.wake('1');
  await jobs.stop();
});

it('a stop does not wait without end', async () => {
  const { jobs } = create('deaf');
  await jobs.start(unused);
  await jobs.stop();
});

it('a thread that is lost is started again', async () => {
  const { jobs, counted } = create('works');
  await jobs.start(unused);
  await jobs.wake('lost');
  await vi.waitFor(async () => {
    await jobs.wake('7');
    expect(counted).toContain(7);
  });
});

it('a thread that cannot start is a start that fails', async () => {
  const { jobs, errors } = create('fails');
  await expect(jobs.start(unused)).rejects.toThrow('cannot start');
  expect(errors).toHaveLength(1);
  await jobs.stop();
});
