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

    it('answers the memberships of some people alone, with every group', async () => {
      await baseline.save('task-1', aBaseline({ a: ['1', '2', '3'], b: ['2'], c: ['3'] }));
      await baseline.save('task-2', aBaseline({ a: ['2'] }));
      const few = await baseline.loadFor('task-1', ['2', '1', 'nobody', '2']);
      expect(few).toEqual(aBaseline({ a: ['1', '2'], b: ['2'], c: [] }));
      expect(await baseline.loadFor('task-1', [])).toEqual(aBaseline({ a: [], b: [], c: [] }));
      expect((await baseline.loadFor('task-3', ['1'])).groups.size).toBe(0);
    });

    it('saves the memberships of some people, and everybody else’s stay', async () => {
      await baseline.save(
        'task-1',
        aBaseline({ a: ['1', '2', '3'], b: ['1', '3'], c: ['1', '3'] }),
      );
      // 9 is none of those it is about
      const next = aBaseline({ a: ['2', '4', '9'], b: ['1'], d: ['1'], e: [] }, 'New name of ');
      const { groups: before } = await baseline.loadFor('task-1', ['1', '2', '4']);
      await baseline.saveFor('task-1', ['1', '2', '4'], next, before);
      const old = aBaseline({ c: ['3'] });
      const changed = aBaseline(
        { a: ['2', '3', '4'], b: ['1', '3'], d: ['1'], e: [] },
        'New name of ',
      );
      const after = { groups: new Map([...old.groups, ...changed.groups]) };
      expect(await baseline.load('task-1')).toEqual(after);
      await baseline.saveFor('task-1', ['1', '2', '4'], next);
      await baseline.saveFor('task-1', [], aBaseline({}));
      expect(await baseline.load('task-1')).toEqual(after);
    });

    it('saves some people of a task that never ran', async () => {
      await baseline.saveFor('task-1', ['1'], aBaseline({ a: ['1'] }));
      expect(await baseline.load('task-1')).toEqual(aBaseline({ a: ['1'] }));
    });

    it('saves several thousand people at once', async () => {
      const ids = Array.from({ length: 3500 }, (_, index) => `object-${index}`);
      await baseline.save('task-1', aBaseline({ a: [...ids, 'other'] }));
      await baseline.saveFor('task-1', ids, aBaseline({ a: ids.slice(1500), b: ids }));
      expect(await baseline.load('task-1')).toEqual(
        aBaseline({ a: [...ids.slice(1500), 'other'], b: ids }),
      );
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
