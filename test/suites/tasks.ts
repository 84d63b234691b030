import { beforeEach, describe, expect, it } from 'vitest';
import { aTask, at, contoso, fabrikam } from './builders.ts';
import type { OpenStores, Stores } from './stores.ts';

/** What every task store promises. */
export const taskSuite = (open: OpenStores): void => {
  describe('task store', () => {
    let tasks: Stores['tasks'];
    beforeEach(async () => {
      ({ tasks } = await open());
    });

    it('gives back a task as it was put in, and to its tenant alone', async () => {
      const task = aTask({
        domains: ['contoso.com'],
        groups: [
          {
            groupId: 'group-1',
            displayName: 'Sales',
            kind: 'security',
            selected: true,
            actions: [
              { action: 'crypto', value: 'SigEnc' },
              { action: 'sendQuar', value: [] },
            ],
          },
        ],
        precedence: { mode: 'explicit', groupIds: ['group-1'] },
      });
      await tasks.insert(task);
      expect(await tasks.get(contoso, task.taskId)).toEqual(task);
      expect(await tasks.get(fabrikam, task.taskId)).toBeNull();
      expect(await tasks.list(fabrikam)).toEqual([]);
    });

    it('lists the tenant’s tasks by number', async () => {
      await tasks.insert(aTask({ taskId: 'b', number: 2 }));
      await tasks.insert(aTask({ taskId: 'a', number: 1 }));
      await tasks.insert(aTask({ taskId: 'c', number: 1, tenantId: fabrikam }));
      expect((await tasks.list(contoso)).map(({ taskId }) => taskId)).toEqual(['a', 'b']);
    });

    it('never gives a number twice, whoever asks at the same time', async () => {
      const asked = Array.from({ length: 20 }, () => tasks.nextNumber(contoso));
      const numbers = (await Promise.all(asked)).toSorted((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect(await tasks.nextNumber(fabrikam)).toBe(1);
    });

    it('replaces a task only in the revision the caller saw', async () => {
      await tasks.insert(aTask());
      await tasks.replace(aTask({ revision: 2, name: 'first' }), aTask());
      await expect(
        tasks.replace(aTask({ revision: 2, name: 'second' }), aTask()),
      ).rejects.toMatchObject({
        code: 'revision-conflict',
        details: { facts: { expected: 1, found: 2 } },
      });
      expect(await tasks.get(contoso, 'task-1')).toMatchObject({ name: 'first', revision: 2 });
    });

    it('does not replace a task whose next sync or first sync moved meanwhile', async () => {
      const due = '2026-03-01T08:00:00.000Z';
      const read = aTask({ nextSyncAt: due });
      await tasks.insert(read);
      await tasks.moveNextSync('task-1', due, '2026-03-01T09:00:00.000Z');
      const edited = { ...read, revision: 2 };
      await expect(tasks.replace(edited, read)).rejects.toMatchObject({
        code: 'revision-conflict',
      });
      await tasks.markFirstSynced('task-1', due);
      const moved = { ...read, nextSyncAt: '2026-03-01T09:00:00.000Z' };
      await expect(tasks.replace(edited, moved)).rejects.toMatchObject({
        code: 'revision-conflict',
      });
      await tasks.replace(edited, { ...moved, firstSyncedAt: due });
    });

    it('does not replace a task that is gone or of another tenant', async () => {
      await tasks.insert(aTask());
      const gone = { code: 'not-found' };
      await expect(tasks.replace(aTask({ taskId: 'gone' }), aTask())).rejects.toMatchObject(gone);
      await expect(tasks.replace(aTask({ tenantId: fabrikam }), aTask())).rejects.toMatchObject(
        gone,
      );
    });

    it('lets any number of tasks have no domain', async () => {
      await tasks.insert(aTask({ taskId: 'a', number: 1, domains: [] }));
      await tasks.insert(aTask({ taskId: 'b', number: 2, domains: [] }));
      await tasks.replace(
        aTask({ taskId: 'b', number: 2, domains: ['contoso.com'], revision: 2 }),
        aTask(),
      );
      await tasks.replace(
        aTask({ taskId: 'b', number: 2, domains: [], revision: 3 }),
        aTask({ revision: 2 }),
      );
      expect(await tasks.list(contoso)).toHaveLength(2);
    });

    it('refuses a domain of another task, naming that task to its own tenant', async () => {
      await tasks.insert(aTask({ name: 'Owner', domains: ['a.com', 'contoso.com'] }));
      const second = aTask({ taskId: 'task-2', number: 2, domains: ['contoso.com', 'z.com'] });
      await expect(tasks.insert(second)).rejects.toMatchObject({
        code: 'domain-taken',
        message: expect.stringContaining('contoso.com'),
        details: { facts: { domain: 'contoso.com', taskId: 'task-1', taskName: 'Owner' } },
      });
      await tasks.insert({ ...second, domains: [] });
      await expect(tasks.replace({ ...second, revision: 2 }, second)).rejects.toMatchObject({
        code: 'domain-taken',
      });
    });

    it('does not tell another tenant who owns a domain', async () => {
      await tasks.insert(aTask({ name: 'Owner', domains: ['contoso.com'] }));
      const foreign = aTask({ taskId: 'task-2', tenantId: fabrikam, domains: ['contoso.com'] });
      const refused = await tasks.insert(foreign).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'domain-taken' });
      expect(refused).toHaveProperty('details.facts', { domain: 'contoso.com' });
      expect(String(refused)).not.toContain('Owner');
    });

    it('tells which other task owns which domain', async () => {
      await tasks.insert(aTask({ name: 'Owner', domains: ['a.com', 'b.com'] }));
      await tasks.insert(aTask({ taskId: 'task-2', number: 2, domains: ['c.com'] }));
      const owners = await tasks.ownersOf(['a.com', 'c.com', 'd.com'], 'task-2');
      const owner = { taskId: 'task-1', tenantId: contoso, name: 'Owner' };
      expect([...owners]).toEqual([['a.com', owner]]);
      expect((await tasks.ownersOf(['a.com', 'c.com'], null)).size).toBe(2);
      expect((await tasks.ownersOf([], null)).size).toBe(0);
    });

    it('removes a task of the tenant, once, and frees its domains', async () => {
      await tasks.insert(aTask({ domains: ['contoso.com'] }));
      expect(await tasks.remove(fabrikam, 'task-1')).toBe(false);
      expect(await tasks.remove(contoso, 'task-1')).toBe(true);
      expect(await tasks.remove(contoso, 'task-1')).toBe(false);
      await tasks.insert(aTask({ taskId: 'task-2', domains: ['contoso.com'] }));
    });

    it('moves the next sync for the one who saw it due, without a new revision', async () => {
      await tasks.insert(aTask({ nextSyncAt: at }));
      const next = '2026-03-01T09:00:00.000Z';
      const moved = [
        tasks.moveNextSync('task-1', at, next),
        tasks.moveNextSync('task-1', at, next),
      ];
      expect((await Promise.all(moved)).toSorted()).toEqual([false, true]);
      expect(await tasks.get(contoso, 'task-1')).toMatchObject({ nextSyncAt: next, revision: 1 });
      expect(await tasks.moveNextSync('task-1', next, null)).toBe(true);
    });

    it('finds the live tasks of all tenants, whole or with their revisions alone', async () => {
      const live = { enabled: true };
      const first = aTask({ liveSync: live, revision: 7, domains: [] });
      const foreign = aTask({ taskId: 'f', tenantId: fabrikam, liveSync: live, domains: [] });
      await tasks.insert(first);
      await tasks.insert(foreign);
      await tasks.insert(
        aTask({ taskId: 'off', number: 2, liveSync: { enabled: false }, domains: [] }),
      );
      const byId = (a: { taskId: string }, b: { taskId: string }) => (a.taskId < b.taskId ? -1 : 1);
      expect((await tasks.live(10)).toSorted(byId)).toEqual([foreign, first]);
      expect((await tasks.liveRevisions(10)).toSorted(byId)).toEqual([
        { taskId: 'f', revision: foreign.revision },
        { taskId: first.taskId, revision: 7 },
      ]);
      expect(await tasks.live(1)).toHaveLength(1);
      expect(await tasks.liveRevisions(1)).toHaveLength(1);
    });

    it('finds tasks of all tenants whose sync is due, the longest due first', async () => {
      const due = (taskId: string, number: number, nextSyncAt: string | null) =>
        tasks.insert(aTask({ taskId, number, nextSyncAt }));
      await due('later', 1, '2026-03-01T08:00:00.001Z');
      await due('now', 2, '2026-03-01T08:00:00.000Z');
      await due('long', 3, '2026-02-01T08:00:00.000Z');
      await due('off', 4, null);
      await tasks.insert(aTask({ taskId: 'other', tenantId: fabrikam, nextSyncAt: '2026-02-02' }));
      const ids = async (limit: number) => (await tasks.due(at, limit)).map(({ taskId }) => taskId);
      expect(await ids(10)).toEqual(['long', 'other', 'now']);
      expect(await ids(1)).toEqual(['long']);
    });

    it('finds no work for a paused task, neither periodic nor live', async () => {
      const due = { nextSyncAt: at, liveSync: { enabled: true } };
      await tasks.insert(aTask({ taskId: 'on', number: 1, ...due }));
      await tasks.insert(aTask({ taskId: 'paused', number: 2, ...due, paused: true }));
      await tasks.insert(aTask({ taskId: 'off', number: 3, liveSync: { enabled: false } }));
      expect((await tasks.live(10)).map(({ taskId }) => taskId)).toEqual(['on']);
      expect((await tasks.liveRevisions(10)).map(({ taskId }) => taskId)).toEqual(['on']);
      expect((await tasks.due(at, 10)).map(({ taskId }) => taskId)).toEqual(['on']);
      expect(await tasks.get(contoso, 'paused')).toMatchObject({ paused: true });
    });

    it('marks the first sync once', async () => {
      await tasks.insert(aTask());
      await tasks.markFirstSynced('task-1', at);
      await tasks.markFirstSynced('task-1', '2027-01-01T00:00:00.000Z');
      expect(await tasks.get(contoso, 'task-1')).toMatchObject({ firstSyncedAt: at, revision: 1 });
    });
  });
};
