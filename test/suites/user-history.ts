import { beforeEach, describe, expect, it } from 'vitest';
import { mailAddress } from '../../server/domain/ids.ts';
import type { Change } from '../../server/domain/plan.ts';
import type { UserHistoryEntry } from '../../server/ports/user-history.ts';
import { aChange, anna, aPlan, contoso, fabrikam } from './builders.ts';
import type { OpenStores, Stores } from './stores.ts';

const annaNew = mailAddress('anna.new@contoso.com');
const written = (revision: number | null, previousRevision: number | null = null) => ({
  write: { revision, previousRevision, disabledBy: null },
});

/** What every history of users promises; it is written by the target. */
export const userHistorySuite = (open: OpenStores): void => {
  describe('the history of a user', () => {
    let stores: Stores;
    let plans = 0;
    beforeEach(async () => {
      stores = await open();
    });
    const apply = async (at: string, ...changes: readonly Change[]) => {
      plans += 1;
      const planId = `plan-${plans}`;
      const now = new Date(at);
      const lease = await stores.leases.acquire('task-1', 'holder', now, 60_000);
      if (lease === null) throw new Error('no lease');
      await stores.plans.insert(aPlan({ planId }), changes, null);
      const rows = changes.map((change, seq) => ({ seq, change }));
      const of = { tenantId: contoso, taskId: 'task-1', planId, runId: `run-${plans}` };
      await stores.target.apply({ ...of, lease, rows, at: now, approved: false });
    };
    const list = (email = anna, limit = 10, cursor?: string) =>
      stores.history.list(contoso, email, { limit, cursor });

    it('tells what became of whom, when and why, newest first, and to his tenant alone', async () => {
      const bert = mailAddress('bert@contoso.com');
      await apply(
        '2026-03-01T08:00:00.000Z',
        aChange({ kind: 'create', ...written(null) }),
        aChange({ email: bert, objectId: null, kind: 'create', ...written(null) }),
      );
      const off = [
        { setting: 'crypto', was: 'SigEnc', becomes: 'None', action: 'crypto' },
      ] as const;
      await apply('2026-03-02T08:00:00.000Z', aChange({ settings: off, ...written(1) }));
      const { entries, nextCursor } = await list();
      expect(nextCursor).toBeNull();
      expect(entries).toEqual<readonly UserHistoryEntry[]>([
        {
          email: anna,
          previousEmail: null,
          at: '2026-03-02T08:00:00.000Z',
          taskId: 'task-1',
          runId: `run-${plans}`,
          kind: 'update',
          reason: 'group-actions',
          group: { groupId: 'group-1', displayName: 'Sales' },
          settings: off,
        },
        expect.objectContaining({ kind: 'create', at: '2026-03-01T08:00:00.000Z' }),
      ]);
      const { entries: foreign } = await stores.history.list(fabrikam, anna, { limit: 10 });
      expect(foreign).toEqual([]);
    });

    it('goes with neither address alone: a renaming is told at both', async () => {
      await apply('2026-03-01T08:00:00.000Z', aChange({ kind: 'create', ...written(null) }));
      const renamed = { kind: 'rename', email: annaNew, previousEmail: anna } as const;
      await apply('2026-03-02T08:00:00.000Z', aChange({ ...renamed, ...written(null, 1) }));
      const kinds = async (email: typeof anna) =>
        (await list(email)).entries.map(({ kind }) => kind);
      expect(await kinds(anna)).toEqual(['rename', 'create']);
      expect(await kinds(annaNew)).toEqual(['rename']);
    });

    it('is paged without gap or repetition', async () => {
      await apply('2026-03-01T08:00:00.000Z', aChange({ kind: 'create', ...written(null) }));
      for (let day = 2; day < 9; day += 1)
        await apply(`2026-03-0${day}T08:00:00.000Z`, aChange(written(day - 1)));
      const whole = (await list()).entries;
      const paged: UserHistoryEntry[] = [];
      let cursor: string | undefined;
      do {
        const page = await list(anna, 3, cursor);
        expect(page.entries.length).toBeLessThanOrEqual(3);
        paged.push(...page.entries);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(whole).toHaveLength(8);
      expect(paged).toEqual(whole);
      await expect(list(anna, 3, 'nonsense')).rejects.toMatchObject({ code: 'invalid-input' });
    });
  });
};
