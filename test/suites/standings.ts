import { beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '../../server/domain/run.ts';
import { aRun, aTask, contoso, fabrikam } from './builders.ts';
import { aGroup, aSnapshot, someLinks } from './mirror-builders.ts';
import type { OpenStores, Stores } from './stores.ts';

const minute = (number: number) => new Date(Date.UTC(2026, 2, 1, 8, number)).toISOString();

/** The contract of `StandingReader`. */
export const standingsContract = (name: string, open: OpenStores): void => {
  describe(`standings ${name}`, () => {
    let opened: Stores;
    beforeEach(async () => {
      opened = await open();
    });
    /** A run of the task that ended in a minute of its own. */
    const insert = (number: number, fields: Partial<Run> = {}) =>
      opened.runs.insert(
        aRun({
          runId: `run-${number}`,
          queuedAt: minute(number),
          finishedAt: minute(number),
          state: 'done',
          ...fields,
        }),
      );
    const standing = async () => (await opened.standings.runs(['task-1'])).get('task-1');
    const ids = (runs: readonly { readonly runId: string }[] = []) => runs.map((run) => run.runId);

    it('tell what watches over tasks needs of those of all tenants, and no secret', async () => {
      const access = { ...aTask().access, clientSecretValidUntil: '2027-01-01' };
      const group = {
        groupId: 'g',
        displayName: 'Sales',
        kind: 'security',
        selected: true,
      } as const;
      const actions = [{ action: 'crypto', value: 'SigEnc' }] as const;
      const groups = [
        { ...group, actions: [] },
        { ...group, groupId: 'h', actions },
      ];
      await opened.tasks.insert(aTask({ access, domains: ['contoso.com'], groups }));
      const second = { taskId: 'task-2', tenantId: fabrikam, name: 'Fabrikam' };
      await opened.tasks.insert(aTask(second));
      const { number, periodicSync, liveSync, paused, createdAt, updatedAt } = aTask();
      const common = { number, periodicSync, liveSync, paused, createdAt, updatedAt };
      expect(await opened.standings.tasks(10)).toEqual([
        {
          ...{ taskId: 'task-1', tenantId: contoso, name: 'Contoso', ...common },
          ...{ secretValidUntil: '2027-01-01', isComplete: true },
        },
        { ...second, ...common, secretValidUntil: null, isComplete: false },
      ]);
      expect(await opened.standings.tasks(1)).toHaveLength(1);
    });

    it('a task lacks something while no selected group has actions, or no domain is selected', async () => {
      const isComplete = async () => (await opened.standings.tasks(1))[0]?.isComplete;
      const group = { groupId: 'g', displayName: 'Sales', kind: 'security' } as const;
      const actions = [{ action: 'crypto', value: 'SigEnc' }] as const;
      const variants = [
        { domains: ['contoso.com'], groups: [] },
        { domains: ['contoso.com'], groups: [{ ...group, selected: false, actions }] },
        { domains: ['contoso.com'], groups: [{ ...group, selected: true, actions: [] }] },
        { domains: [], groups: [{ ...group, selected: true, actions }] },
      ];
      for (const fields of variants) {
        await opened.tasks.insert(aTask(fields));
        expect(await isComplete()).toBe(false);
        await opened.tasks.remove(contoso, 'task-1');
      }
    });

    it('tell when the changes of the directory were followed last', async () => {
      expect(await opened.standings.followed(['task-1'])).toEqual(new Map());
      const facts = { selectedIds: ['g'], links: someLinks('first'), plannedDigest: null };
      await opened.mirror.replace('task-1', aSnapshot([aGroup('g', ['anna'])]), facts);
      const followed = await opened.standings.followed(['task-1', 'task-2']);
      const state = await opened.mirror.state('task-1');
      expect(followed).toEqual(new Map([['task-1', state?.checkedAt]]));
    });

    it('of a task that never ran, or is gone, there is none', async () => {
      await opened.tasks.insert(aTask());
      await insert(1, { taskId: 'gone' });
      await insert(2, { state: 'reading', finishedAt: null });
      await insert(3, { state: 'cancelled' });
      expect(await opened.standings.runs(['task-1', 'gone'])).toEqual(new Map());
    });

    it('tell the newest runs, and the newest full ones of everybody among many others', async () => {
      await opened.tasks.insert(aTask());
      await insert(1);
      for (const number of [2, 3, 4, 5]) await insert(number, { state: 'failed' });
      await insert(6, { users: ['anna@contoso.com'] });
      for (const number of [7, 8, 9, 10]) await insert(number, { kind: 'incremental' });
      await insert(11, { kind: 'incremental', state: 'applying', finishedAt: null });
      await insert(12, { state: 'cancelled' });
      const found = await standing();
      expect(ids(found?.newest)).toEqual(['run-10', 'run-9', 'run-8']);
      expect(ids(found?.newestFull)).toEqual(['run-5', 'run-4', 'run-3']);
      expect(found?.lastSync?.runId).toBe('run-1');
      expect(found?.held).toBeNull();
    });

    it('tell the newest held run with its counts, and why a run failed', async () => {
      await opened.tasks.insert(aTask());
      const counts = { ...aRun().counts, held: 4 };
      await insert(1, { state: 'held' });
      await insert(2, { state: 'held', kind: 'incremental', counts });
      const error = { code: 'wrong-secret', message: 'Entra refused it.' } as const;
      await insert(3, { state: 'failed', error });
      const found = await standing();
      expect(found?.held).toEqual({
        ...{ runId: 'run-2', kind: 'incremental', state: 'held', counts, errorCode: null },
        ...{ queuedAt: minute(2), finishedAt: minute(2) },
      });
      expect(found?.lastSync?.runId).toBe('run-1');
      expect(found?.newest[0]?.errorCode).toBe('wrong-secret');
    });

    it('keep the runs of tasks apart', async () => {
      await opened.tasks.insert(aTask());
      await opened.tasks.insert(aTask({ taskId: 'task-2', number: 2 }));
      await insert(1);
      await insert(2, { taskId: 'task-2', state: 'held' });
      const found = await opened.standings.runs(['task-1', 'task-2']);
      expect(ids(found.get('task-1')?.newest)).toEqual(['run-1']);
      expect(found.get('task-1')?.held).toBeNull();
      expect(found.get('task-2')?.held?.runId).toBe('run-2');
    });
  });
};
