import { beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '../../server/domain/run.ts';
import { aRun, contoso, fabrikam } from './builders.ts';
import type { OpenStores, Stores } from './stores.ts';

const second = (number: number) => new Date(Date.UTC(2026, 2, 1, 8, 0, number)).toISOString();

/** What every run store promises. */
export const runSuite = (open: OpenStores): void => {
  describe('run store', () => {
    let runs: Stores['runs'];
    beforeEach(async () => {
      ({ runs } = await open());
    });
    const insert = (runId: string, fields: Partial<Run> = {}) =>
      runs.insert(aRun({ runId, ...fields }));

    it('gives back a run as it was put in, and to its tenant alone', async () => {
      const actor = { objectId: 'object', name: 'Anna', email: null };
      const run = aRun({ actor, error: { code: 'directory-failed', message: 'Failed' } });
      await runs.insert(run);
      expect(await runs.get(contoso, run.runId)).toEqual(run);
      expect(await runs.get(fabrikam, run.runId)).toBeNull();
    });

    it('keeps the run that is there when one of the same id is put in', async () => {
      expect(await runs.insert(aRun({ state: 'done' }))).toBe(true);
      expect(await runs.insert(aRun({ state: 'queued' }))).toBe(false);
      expect(await runs.get(contoso, aRun().runId)).toEqual(aRun({ state: 'done' }));
    });

    it('pages through a task’s runs, newest first, also those of the same moment', async () => {
      for (const [index, runId] of ['a', 'b', 'c', 'd', 'e'].entries())
        await insert(runId, { queuedAt: second(Math.floor(index / 2)) });
      await insert('other-task', { taskId: 'task-2' });
      const first = await runs.list(contoso, 'task-1', { limit: 2 });
      expect(first.runs.map(({ runId }) => runId)).toEqual(['e', 'd']);
      const cursor = first.nextCursor ?? '';
      const next = await runs.list(contoso, 'task-1', { limit: 2, cursor });
      expect(next.runs.map(({ runId }) => runId)).toEqual(['c', 'b']);
      const last = await runs.list(contoso, 'task-1', { limit: 2, cursor: next.nextCursor ?? '' });
      expect(last.runs.map(({ runId }) => runId)).toEqual(['a']);
      expect(last.nextCursor).toBeNull();
      expect((await runs.list(fabrikam, 'task-1', { limit: 2 })).runs).toEqual([]);
    });

    it.each(['nonsense', Buffer.from('[1,{"$gt":""}]').toString('base64url'), ''])(
      'refuses the broken cursor %j',
      async (cursor) => {
        await expect(runs.list(contoso, 'task-1', { limit: 2, cursor })).rejects.toMatchObject({
          code: 'invalid-input',
          details: { fields: [{ path: 'cursor' }] },
        });
      },
    );

    it('finds the newest run of each task', async () => {
      await insert('old', { queuedAt: second(1) });
      await insert('new', { queuedAt: second(2) });
      await insert('two', { taskId: 'task-2' });
      await insert('foreign', { tenantId: fabrikam, queuedAt: second(3) });
      const latest = await runs.latest(contoso, ['task-1', 'task-2', 'task-3']);
      expect([...latest].map(([taskId, { runId }]) => [taskId, runId]).toSorted()).toEqual([
        ['task-1', 'new'],
        ['task-2', 'two'],
      ]);
    });

    it('finds unfinished runs, oldest first, and the tasks that have any', async () => {
      await insert('late', { queuedAt: second(2) });
      await insert('early', { queuedAt: second(1), state: 'applying' });
      await insert('held', { state: 'held' });
      await insert('done', { taskId: 'task-2', state: 'done' });
      await insert('foreign', { taskId: 'task-3', tenantId: fabrikam, queuedAt: second(9) });
      const unfinished = await runs.unfinished('task-1');
      expect(unfinished.map(({ runId }) => runId)).toEqual(['early', 'late']);
      expect(await runs.tasksWithWork(10)).toEqual(['task-1', 'task-3']);
      expect(await runs.tasksWithWork(1)).toEqual(['task-1']);
    });

    it('changes a run only while it is in one of the states', async () => {
      await insert('run-1');
      const reading = await runs.update('run-1', ['queued'], {
        state: 'reading',
        startedAt: second(1),
      });
      expect(reading).toEqual(aRun({ state: 'reading', startedAt: second(1) }));
      expect(await runs.update('run-1', ['queued'], { state: 'cancelled' })).toBeNull();
      expect(await runs.update('run-2', ['queued'], { state: 'reading' })).toBeNull();
      expect(await runs.update('run-1', ['reading'], {})).toEqual(reading);
    });

    it('counts a run as work again when its state says so', async () => {
      await insert('run-1', { state: 'held' });
      expect(await runs.tasksWithWork(1)).toEqual([]);
      await runs.update('run-1', ['held'], { state: 'applying' });
      expect(await runs.tasksWithWork(1)).toEqual(['task-1']);
      await runs.update('run-1', ['applying'], { cancelRequested: true });
      expect(await runs.tasksWithWork(1)).toEqual(['task-1']);
      await runs.update('run-1', ['applying'], { state: 'done', success: true });
      expect(await runs.tasksWithWork(1)).toEqual([]);
    });

    it('lets only one of two win who change the same state', async () => {
      await insert('run-1');
      const both = ['reading', 'cancelled'] as const;
      const won = await Promise.all(
        both.map((state) => runs.update('run-1', ['queued'], { state })),
      );
      expect(won.filter((run) => run !== null)).toHaveLength(1);
    });
  });
};
