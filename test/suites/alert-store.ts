import { beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../server/domain/alert.ts';
import type { AlertStore, KeptAlert } from '../../server/ports/alerts.ts';
import { contoso } from './builders.ts';

const minute = (number: number) => new Date(Date.UTC(2026, 2, 1, 8, number)).toISOString();
const task = { taskId: 'task-1', tenantId: contoso, number: 1, name: 'Contoso' };
const anAlert = (fields: Partial<Alert> = {}): Alert => ({
  code: 'run-held',
  taskId: 'task-1',
  severity: 'warning',
  since: minute(0),
  message: 'A run waits.',
  details: { runId: 'run-1', held: 3 },
  occasion: '',
  ...fields,
});

/** The contract of `AlertStore`. */
export const alertStoreContract = (name: string, open: () => Promise<AlertStore>): void => {
  describe(`alerts ${name}`, () => {
    let alerts: AlertStore;
    beforeEach(async () => {
      alerts = await open();
    });
    const only = async (): Promise<KeptAlert> => {
      const [kept, ...others] = await alerts.all(10);
      if (kept === undefined || others.length > 0) throw new Error('one alert was expected');
      return kept;
    };
    const post = async (at: string): Promise<boolean> => {
      const kept = await only();
      const claimed = await alerts.claim(kept, at, minute(59));
      if (claimed) await alerts.posted(kept);
      return claimed;
    };

    it('a raised one is kept with what is to be told of it', async () => {
      await alerts.raise(task, anAlert(), minute(1));
      expect(await alerts.all(10)).toEqual([
        {
          alertId: 'task-1 run-held',
          task,
          alert: anAlert(),
          state: 'raised',
          wanted: 'raised',
          posted: null,
          changedAt: minute(1),
          attempts: 0,
          notBefore: minute(1),
        },
      ]);
    });

    it('there is one of each task and code, and as many as asked for are told', async () => {
      await alerts.raise(task, anAlert(), minute(1));
      await alerts.raise(task, anAlert(), minute(1));
      await alerts.raise(task, anAlert({ code: 'run-failed' }), minute(1));
      await alerts.raise({ ...task, taskId: 'task-2' }, anAlert({ taskId: 'task-2' }), minute(1));
      expect(await alerts.all(10)).toHaveLength(3);
      expect(await alerts.all(2)).toHaveLength(2);
    });

    it('only one of several takes a posting, and nobody before it is due', async () => {
      await alerts.raise(task, anAlert(), minute(1));
      const kept = await only();
      expect(await alerts.claim(kept, minute(0), minute(2))).toBe(false);
      const claims = await Promise.all(
        [1, 2, 3, 4, 5].map(() => alerts.claim(kept, minute(1), minute(2))),
      );
      expect(claims.filter((claimed) => claimed)).toHaveLength(1);
      expect(await only()).toMatchObject({ attempts: 1, notBefore: minute(2), posted: null });
    });

    it('who took a posting and died is replaced', async () => {
      await alerts.raise(task, anAlert(), minute(1));
      const kept = await only();
      expect(await alerts.claim(kept, minute(1), minute(2))).toBe(true);
      expect(await alerts.claim(await only(), minute(2), minute(3))).toBe(true);
      expect(await only()).toMatchObject({ attempts: 2 });
    });

    it('what was posted is not posted again, by whoever saw it before', async () => {
      await alerts.raise(task, anAlert(), minute(1));
      const seen = await only();
      expect(await post(minute(1))).toBe(true);
      expect(await only()).toMatchObject({ wanted: 'raised', posted: 'raised', attempts: 0 });
      expect(await alerts.claim(seen, minute(5), minute(6))).toBe(false);
    });

    it('what could not be posted is due again later', async () => {
      await alerts.raise(task, anAlert(), minute(1));
      const kept = await only();
      await alerts.claim(kept, minute(1), minute(2));
      await alerts.postpone(kept, minute(10));
      expect(await alerts.claim(await only(), minute(9), minute(11))).toBe(false);
      expect(await alerts.claim(await only(), minute(10), minute(11))).toBe(true);
    });

    it('another occasion is to be told, and does not take the posting from anybody', async () => {
      const expiring = { code: 'secret-expiring' } as const;
      await alerts.raise(task, anAlert({ ...expiring, occasion: '30 days' }), minute(1));
      await post(minute(1));
      await alerts.raise(task, anAlert({ ...expiring, occasion: '14 days' }), minute(2));
      expect(await only()).toMatchObject({ wanted: 'raised 14 days', posted: 'raised 30 days' });
      await alerts.claim(await only(), minute(2), minute(9));
      await alerts.raise(task, anAlert({ ...expiring, occasion: '7 days' }), minute(3));
      expect(await only()).toMatchObject({ wanted: 'raised 7 days', notBefore: minute(9) });
    });

    it('an end is told to those who heard of it, and then nothing is kept', async () => {
      await alerts.raise(task, anAlert(), minute(1));
      await post(minute(1));
      await alerts.end(await only(), minute(5));
      expect(await only()).toMatchObject({ state: 'ended', wanted: 'ended', changedAt: minute(5) });
      await post(minute(5));
      expect(await alerts.all(10)).toEqual([]);
    });

    it('one that nobody heard of is forgotten, unless it is being posted', async () => {
      await alerts.raise(task, anAlert(), minute(1));
      const kept = await only();
      await alerts.claim(kept, minute(1), minute(3));
      await alerts.end(kept, minute(2));
      expect(await only()).toMatchObject({ state: 'ended', posted: null });
      await alerts.posted(kept);
      expect(await only()).toMatchObject({ wanted: 'ended', posted: 'raised' });
      await post(minute(4));
      await alerts.raise(task, anAlert(), minute(5));
      await alerts.end(await only(), minute(6));
      expect(await alerts.all(10)).toEqual([]);
    });

    it('one that came back before its end was told is raised as it was', async () => {
      await alerts.raise(task, anAlert(), minute(1));
      await post(minute(1));
      await alerts.end(await only(), minute(2));
      const ending = await only();
      await alerts.raise(task, anAlert(), minute(3));
      expect(await only()).toMatchObject({ wanted: 'raised', posted: 'raised' });
      // whoever was telling the end at that moment
      await alerts.posted(ending);
      expect(await only()).toMatchObject({ wanted: 'raised', posted: 'ended' });
    });

    it('what was seen earlier changes nothing that was seen later', async () => {
      await alerts.raise(task, anAlert(), minute(1));
      await post(minute(1));
      await alerts.end(await only(), minute(5));
      await alerts.raise(task, anAlert(), minute(4));
      expect(await only()).toMatchObject({ state: 'ended' });
      await alerts.raise(task, anAlert(), minute(6));
      await alerts.end(await only(), minute(5));
      expect(await only()).toMatchObject({ state: 'raised' });
    });
  });
};
