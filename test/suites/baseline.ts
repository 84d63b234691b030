import { beforeEach, describe, expect, it } from 'vitest';
import type { Baseline } from '../../server/ports/stores.ts';
import type { OpenStores, Stores } from './stores.ts';

const aBaseline = (groups: Record<string, readonly string[]>, name = 'Name of '): Baseline => ({
  groups: new Map(
    Object.entries(groups).map(([groupId, memberIds]) => [
      groupId,
      { displayName: `${name}${groupId}`, memberIds: new Set(memberIds) },
    ]),
  ),
});

/** What every baseline store promises. */
export const baselineSuite = (open: OpenStores): void => {
  describe('baseline store', () => {
    let baseline: Stores['baseline'];
    beforeEach(async () => {
      ({ baseline } = await open());
    });

    it('is empty for a task that never ran', async () => {
      expect((await baseline.load('task-1')).groups.size).toBe(0);
    });

    it('becomes what was saved: members, names and groups come and go', async () => {
      const steps = [
        aBaseline({ a: ['1', '2', '3'], b: ['1'], empty: [] }),
        aBaseline({ a: ['3', '4'], b: ['1'], c: ['9'] }),
        aBaseline({ a: ['3', '4'], b: ['1'], c: ['9'] }, 'New name of '),
        aBaseline({ a: [] }),
        aBaseline({}),
      ];
      for (const step of steps) {
        await baseline.save('task-1', step);
        expect(await baseline.load('task-1')).toEqual(step);
      }
    });

    it('keeps each task’s own', async () => {
      const own = aBaseline({ a: ['1'] });
      await baseline.save('task-1', own);
      await baseline.save('task-2', aBaseline({ a: ['2'], b: ['3'] }));
      expect(await baseline.load('task-1')).toEqual(own);
      await baseline.remove('task-2');
      expect((await baseline.load('task-2')).groups.size).toBe(0);
      expect(await baseline.load('task-1')).toEqual(own);
    });

    it('holds groups of several thousand members', async () => {
      const ids = Array.from({ length: 3500 }, (_, index) => `object-${index}`);
      await baseline.save('task-1', aBaseline({ a: ids }));
      const next = aBaseline({ a: [...ids.slice(1500), 'new'] });
      await baseline.save('task-1', next);
      expect(await baseline.load('task-1')).toEqual(next);
    });
  });
};
