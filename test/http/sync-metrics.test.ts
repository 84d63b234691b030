import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { type Alert, noRuns } from '../../server/domain/alert.ts';
import { countRuns } from '../../server/engine/count-runs.ts';
import { overviewOf } from '../../server/engine/overview.ts';
import type { TaskHealth } from '../../server/engine/watch-tasks.ts';
import { watchedOf } from '../../server/engine/watch-tasks.ts';
import { createMeter } from '../../server/http/meter.ts';
import { gaugeOverview } from '../../server/http/overview-gauges.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { aRun, aTask, at } from '../suites/builders.ts';
import { startAppForTest } from './start-app.ts';

const scrape = async (registry: Registry): Promise<string> => {
  const app = await startAppForTest({ registry });
  const answer = await fetch(`${app.url}/metrics`);
  expect(answer.status).toBe(200);
  return answer.text();
};
const now = new Date('2026-03-01T10:00:00.000Z');

describe('what a process counts', () => {
  it('is told from the start, with nothing counted yet', async () => {
    const registry = new Registry();
    createMeter(registry);
    const text = await scrape(registry);
    expect(text).toContain('live_change_seconds_count{stage="total"} 0');
    expect(text).toContain('live_looks_total{result="failed"} 0');
    expect(text).toContain('live_drift_total 0');
    expect(text).toContain('live_lag_misses_total 0');
    expect(text).toContain('runs_total{kind="incremental",outcome="succeeded"} 0');
  });

  it('has the stages of live changes in seconds', async () => {
    const registry = new Registry();
    const meter = createMeter(registry);
    meter.changed({ notified: 1500, read: 200, planned: 30, applied: 70 });
    meter.changed({ notified: null, read: 200, planned: 30, applied: 70 });
    meter.looked('looked');
    meter.missed(2);
    const text = await scrape(registry);
    expect(text).toContain('live_change_seconds_sum{stage="total"} 2.1');
    expect(text).toContain('live_change_seconds_count{stage="notified"} 1');
    expect(text).toContain('live_change_seconds_bucket{le="0.25",stage="read"} 2');
    expect(text).toContain('live_looks_total{result="looked"} 1');
    expect(text).toContain('live_lag_misses_total 2');
  });

  it('has each run once when it ends, by what came of it, with its drift', async () => {
    const registry = new Registry();
    const runs = countRuns(createFakeRunStore(), createMeter(registry));
    for (const runId of ['well', 'with-errors', 'held', 'failed'])
      await runs.insert(aRun({ runId }));
    await runs.update('well', ['queued'], { state: 'reading' });
    const counts = { ...aRun().counts, drift: 4 };
    await runs.update('well', ['reading'], { state: 'done', success: true, counts });
    expect(await runs.update('well', ['reading'], { state: 'done' })).toBeNull();
    await runs.update('with-errors', ['queued'], { state: 'done', success: false });
    await runs.update('held', ['queued'], { state: 'held', success: false });
    await runs.update('failed', ['queued'], { state: 'failed', success: false });
    const text = await scrape(registry);
    for (const outcome of ['succeeded', 'incomplete', 'held', 'failed'])
      expect(text).toContain(`runs_total{kind="full",outcome="${outcome}"} 1`);
    expect(text).toContain('runs_total{kind="full",outcome="cancelled"} 0');
    expect(text).toContain('live_drift_total 4');
  });
});

describe('what is told of all tasks', () => {
  const health = (
    taskId: string,
    fields: Partial<TaskHealth> = {},
    task: Partial<TaskHealth['task']> = {},
  ): TaskHealth => ({
    task: { ...watchedOf(aTask({ taskId })), ...task },
    ...{ runs: noRuns, live: null, alerts: [] },
    ...fields,
  });
  const facts = { inboxLength: 5, publicUrl: 'https://sync.example', now };
  const on = { state: 'on', reason: null, since: at, checkedAt: at } as const;
  const liveOn = { subscriptions: on, drift: null, lagMisses: 0 };

  it('is how many are degraded, how long the slowest one waits, and their alerts', () => {
    const alert: Alert = {
      code: 'run-held',
      taskId: 'a',
      severity: 'warning',
      since: at,
      message: 'Held.',
      details: {},
      occasion: '',
    };
    const periodicSync = { enabled: true, intervalMinutes: 60 };
    const tasks = [
      health('a', { alerts: [alert] }, { periodicSync }),
      health('b', { live: liveOn, alerts: [alert] }),
      health('c', {}, { liveSync: { enabled: false } }),
    ];
    expect(overviewOf(tasks, facts)).toEqual({
      degradedTasks: 1,
      inboxLength: 5,
      longestWithoutSyncSeconds: 7200,
      alerts: new Map([['run-held', 2]]),
    });
    expect(overviewOf(tasks, { ...facts, publicUrl: null }).degradedTasks).toBe(0);
    expect(overviewOf([], facts).longestWithoutSyncSeconds).toBeNull();
  });

  it('is read once per scrape', async () => {
    const registry = new Registry();
    let reads = 0;
    gaugeOverview(registry, async () => {
      reads += 1;
      return overviewOf([health('a')], facts);
    });
    const text = await scrape(registry);
    expect(reads).toBe(1);
    expect(text).toContain('live_tasks_degraded 1');
    expect(text).toContain('inbox_entries 5');
    expect(text).toContain('alerts{code="sync-overdue"} 0');
    expect(text).not.toMatch(/^sync_age_seconds /m);
  });

  it('is absent while it cannot be read, and the rest is told all the same', async () => {
    const registry = new Registry();
    gaugeOverview(registry, () => Promise.reject(new Error('no database')));
    const text = await scrape(registry);
    expect(text).not.toMatch(/^(inbox_entries|live_tasks_degraded|alerts|sync_age_seconds)[ {]/m);
    expect(text).toContain('process_cpu_seconds_total');
  });
});
