import { beforeEach, describe, expect, it } from 'vitest';
import type { InboxEntry } from '../../server/ports/subscriptions.ts';
import type { OpenStores, Stores } from './stores.ts';

const moment = (second: number): string => new Date(Date.now() + second * 1000).toISOString();

export const anInboxEntry = (
  entryId: string,
  second = 0,
  fields: Partial<InboxEntry> = {},
): InboxEntry => ({
  entryId,
  taskId: 'task-1',
  subscriptionId: 'subscription-1',
  about: 'group',
  objectId: 'group-1',
  lifecycleEvent: null,
  eventTime: null,
  receivedAt: moment(second),
  attempts: 0,
  notBefore: moment(second),
  ...fields,
});

/** What every inbox promises. */
export const inboxSuite = (open: OpenStores): void => {
  describe('inbox', () => {
    let inbox: Stores['inbox'];
    beforeEach(async () => {
      ({ inbox } = await open());
    });
    const dueIds = async (taskId: string, second: number, limit = 10) =>
      (await inbox.due(taskId, moment(second), limit)).map(({ entryId }) => entryId);

    it('gives back what was stored, to its task, when it is due', async () => {
      const entries = [
        anInboxEntry('1'),
        anInboxEntry('2', 0, {
          about: 'lifecycle',
          objectId: null,
          lifecycleEvent: 'missed',
          eventTime: moment(-5),
        }),
        anInboxEntry('3', 0, { taskId: 'task-2' }),
        anInboxEntry('4', 100),
      ];
      await inbox.store(entries);
      const due = await inbox.due('task-1', moment(1), 10);
      expect(due.toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1))).toEqual(entries.slice(0, 2));
      expect(await dueIds('task-2', 1)).toEqual(['3']);
      expect(await dueIds('task-3', 1)).toEqual([]);
      await inbox.store([]);
    });

    it('gives the oldest first, at most as many as asked for', async () => {
      await inbox.store([anInboxEntry('c', -1), anInboxEntry('a', -3), anInboxEntry('b', -2)]);
      expect(await dueIds('task-1', 0)).toEqual(['a', 'b', 'c']);
      expect(await dueIds('task-1', 0, 2)).toEqual(['a', 'b']);
    });

    it('stores a delivery once, however often it is stored, and does not undo what became of it', async () => {
      const [first, second] = [anInboxEntry('1'), anInboxEntry('2', 1)];
      await inbox.store([first]);
      await inbox.postpone(['1'], moment(50));
      await inbox.store([first, second]);
      expect(await dueIds('task-1', 10)).toEqual(['2']);
      expect(await dueIds('task-1', 60)).toEqual(['2', '1']);
    });

    it('shows a postponed entry again later, and counts the attempt', async () => {
      await inbox.store([anInboxEntry('1'), anInboxEntry('2')]);
      const notBefore = moment(20);
      await inbox.postpone(['1', 'unknown'], notBefore);
      expect(await dueIds('task-1', 10)).toEqual(['2']);
      const [, again] = await inbox.due('task-1', moment(30), 10);
      expect(again).toMatchObject({ entryId: '1', attempts: 1, notBefore });
    });

    it('forgets what was worked off', async () => {
      await inbox.store([anInboxEntry('1'), anInboxEntry('2'), anInboxEntry('3')]);
      await inbox.done(['1', '3', 'unknown']);
      expect(await dueIds('task-1', 1)).toEqual(['2']);
      await inbox.done([]);
    });

    it('names the tasks with due entries, each once, who waits longest first', async () => {
      await inbox.store([
        anInboxEntry('1', -1, { taskId: 'late' }),
        anInboxEntry('2', -9, { taskId: 'early' }),
        anInboxEntry('3', -5, { taskId: 'middle' }),
        anInboxEntry('4', -8, { taskId: 'early' }),
        anInboxEntry('5', 90, { taskId: 'future' }),
      ]);
      expect(await inbox.tasksWithDue(moment(0), 10)).toEqual(['early', 'middle', 'late']);
      expect(await inbox.tasksWithDue(moment(0), 2)).toEqual(['early', 'middle']);
    });

    it('forgets a task', async () => {
      await inbox.store([anInboxEntry('1'), anInboxEntry('2', 0, { taskId: 'task-2' })]);
      await inbox.removeTask('task-1');
      expect(await inbox.tasksWithDue(moment(1), 10)).toEqual(['task-2']);
    });
  });
};
