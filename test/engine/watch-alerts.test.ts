import { beforeEach, describe, expect, it } from 'vitest';
import { createAlertWatch } from '../../server/engine/watch-alerts.ts';
import { watchAllTasks } from '../../server/engine/watch-tasks.ts';
import type { AlertNotice, Posting } from '../../server/ports/alerts.ts';
import { createFakeAlertStore } from '../fakes/alert-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeLiveStore } from '../fakes/live-store.ts';
import { createFakeStores } from '../fakes/stores.ts';
import { aRun, aTask, at, contoso } from '../suites/builders.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const refused: Posting = { ok: false, why: 'status 503', retryAfterMs: null };

/** An installation of two processes with one held run. */
const start = async () => {
  const clock = createFakeClock(at);
  const { memory, standings, tasks, runs } = createFakeStores();
  const live = createFakeLiveStore();
  const alerts = createFakeAlertStore();
  const shutdown = new AbortController();
  const told: AlertNotice[] = [];
  let answer: Posting = { ok: true };
  const watch = () => watchAllTasks({ standings, live, clock, publicUrl: null });
  const processes = [1, 2].map(() =>
    createAlertWatch({
      ...{ watch, alerts, clock, log: silent, shutdown: shutdown.signal, everyMs: 1000 },
      post: async (notice) => {
        told.push(notice);
        return answer;
      },
    }),
  );
  await tasks.insert(aTask({ liveSync: { enabled: false } }));
  await runs.insert(aRun({ state: 'held', finishedAt: at }));
  return {
    ...{ clock, memory, tasks, runs, alerts, shutdown, told },
    answerWith: (posting: Posting) => {
      answer = posting;
    },
    /** Both processes look, after a while; what was told since the last time. */
    async look(milliseconds = 1000): Promise<readonly string[]> {
      clock.advance(milliseconds);
      const before = told.length;
      for (const process of processes) process.look();
      for (const process of processes) await process.idle();
      return told.slice(before).map(({ event, alert }) => `${event} ${alert.code}`);
    },
  };
};

describe('the watch over alerts', () => {
  let one: Awaited<ReturnType<typeof start>>;
  beforeEach(async () => {
    one = await start();
  });

  it('tells each once when it is raised, by whichever process, and once when it ends', async () => {
    expect(await one.look()).toEqual(['raised run-held']);
    expect(one.told[0]?.task).toMatchObject({ taskId: 'task-1', number: 1, name: 'Contoso' });
    expect(await one.look(60_000)).toEqual([]);
    await one.runs.insert(
      aRun({ runId: 'run-2', state: 'done', queuedAt: '2026-03-01T09:00:00.000Z' }),
    );
    expect(await one.look()).toEqual(['ended run-held']);
    expect(await one.look(60_000)).toEqual([]);
    expect(await one.alerts.all(10)).toEqual([]);
  });

  it('does not look more often than it should', async () => {
    await one.look();
    await one.runs.update('run-1', ['held'], { state: 'cancelled' });
    expect(await one.look(999)).toEqual([]);
    expect(await one.look(1)).toEqual(['ended run-held']);
  });

  it('repeats what could not be told, later and later', async () => {
    one.answerWith(refused);
    expect(await one.look()).toEqual(['raised run-held']);
    expect(await one.look(29_000)).toEqual([]);
    expect(await one.look(1000)).toEqual(['raised run-held']);
    expect(await one.look(59_000)).toEqual([]);
    expect(await one.look(1000)).toEqual(['raised run-held']);
    one.answerWith({ ok: true });
    expect(await one.look(120_000)).toEqual(['raised run-held']);
    expect(await one.look(3_600_000)).toEqual([]);
  });

  it('waits as long as the other side asks for', async () => {
    one.answerWith({ ...refused, retryAfterMs: 600_000 });
    await one.look();
    expect(await one.look(599_000)).toEqual([]);
    expect(await one.look(1000)).toEqual(['raised run-held']);
  });

  it('does not tell the end of what nobody heard of', async () => {
    one.answerWith(refused);
    await one.look();
    await one.runs.update('run-1', ['held'], { state: 'cancelled' });
    expect(await one.look(60_000)).toEqual([]);
    expect(await one.alerts.all(10)).toEqual([]);
  });

  it('ends the alerts of a deleted task', async () => {
    await one.look();
    await one.tasks.remove(contoso, 'task-1');
    expect(await one.look()).toEqual(['ended run-held']);
  });

  it('reminds of an expiring secret on each of its days', async () => {
    await one.runs.update('run-1', ['held'], { state: 'cancelled' });
    const access = { ...aTask().access, clientSecretValidUntil: '2026-03-20' };
    one.memory.tasks.set('task-1', aTask({ access, liveSync: { enabled: false } }));
    const days = [];
    for (let day = 1; day <= 21; day += 1) {
      const told = await one.look(day === 1 ? 1000 : 86_400_000);
      days.push(...told.map((event) => `${day} March: ${event}`));
    }
    expect(days).toEqual([
      '1 March: raised secret-expiring',
      '6 March: raised secret-expiring',
      '13 March: raised secret-expiring',
      '17 March: raised secret-expiring',
      '19 March: raised secret-expiring',
      '21 March: raised secret-expired',
      '21 March: ended secret-expiring',
    ]);
  });

  it('tells nothing any more when the process stops', async () => {
    one.shutdown.abort();
    expect(await one.look()).toEqual([]);
  });
});
