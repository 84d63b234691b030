import { beforeEach, describe, expect, it } from 'vitest';
import { mailAddress } from '../../server/domain/ids.ts';
import type { ChangeQuery, PlanRow } from '../../server/ports/stores.ts';
import { aChange, anna, aPlan, aSkip, bert, contoso, fabrikam } from './builders.ts';
import type { OpenStores, Stores } from './stores.ts';

const later = new Date('2100-01-01T00:00:00.000Z');

/** What every plan store promises. */
export const planSuite = (open: OpenStores): void => {
  describe('plan store', () => {
    let plans: Stores['plans'];
    beforeEach(async () => {
      ({ plans } = await open());
    });
    const plan = aPlan({
      warnings: [{ code: 'several-groups', message: 'Two groups', count: 1, emails: [anna] }],
      users: [anna],
    });
    const changes = [
      aChange(),
      aChange({ email: bert, kind: 'disable', reason: 'missing-in-directory', group: null }),
      aSkip({ email: null, reason: 'no-address' }),
      aChange({ email: mailAddress('b+c@contoso.com'), kind: 'rename', previousEmail: anna }),
    ];
    const seqs = async (query: Partial<ChangeQuery>) =>
      (await plans.rows(contoso, plan.planId, { limit: 100, ...query })).rows.map(({ seq }) => seq);

    it('gives back a plan and its rows in order, as they were put in', async () => {
      await plans.insert(plan, changes, later);
      expect(await plans.get(contoso, plan.planId)).toEqual(plan);
      const { rows, nextAfter } = await plans.rows(contoso, plan.planId, { limit: 10 });
      expect(nextAfter).toBeNull();
      expect(rows).toEqual(
        changes.map((change, seq) => ({ seq, change, result: null, resultError: null })),
      );
    });

    it('shows a plan to its tenant alone', async () => {
      await plans.insert(plan, changes, later);
      expect(await plans.get(fabrikam, plan.planId)).toBeNull();
      expect((await plans.rows(fabrikam, plan.planId, { limit: 10 })).rows).toEqual([]);
      const streamed: PlanRow[] = [];
      for await (const row of plans.stream(fabrikam, plan.planId, {})) streamed.push(row);
      expect(streamed).toEqual([]);
    });

    it('pages through rows', async () => {
      await plans.insert(plan, changes, later);
      const first = await plans.rows(contoso, plan.planId, { limit: 3 });
      expect(first.nextAfter).toBe(2);
      const second = await plans.rows(contoso, plan.planId, { limit: 3, after: 2 });
      expect(second).toMatchObject({ rows: [{ seq: 3 }], nextAfter: null });
    });

    it('filters rows by kind, reason, group, result and address', async () => {
      await plans.insert(plan, changes, later);
      await plans.markRows(plan.planId, [{ seq: 1, result: 'held', error: null }]);
      expect(await seqs({ kind: 'disable' })).toEqual([1]);
      expect(await seqs({ reason: 'no-address' })).toEqual([2]);
      expect(await seqs({ group: 'group-1' })).toEqual([0, 2, 3]);
      expect(await seqs({ result: 'held' })).toEqual([1]);
      expect(await seqs({ search: 'ANNA@' })).toEqual([0, 3]);
      expect(await seqs({ search: '!anna' })).toEqual([1, 2]);
      expect(await seqs({ search: 'b*contoso' })).toEqual([1, 3]);
      expect(await seqs({ search: 'b+c' })).toEqual([3]);
      expect(await seqs({ search: 'b.c' })).toEqual([]);
    });

    it('finds the rows that change a setting, and counts what any filter finds', async () => {
      const quota = { setting: 'lftQuota', was: null, becomes: 500, action: 'lftQuota' } as const;
      await plans.insert(
        plan,
        [...changes, aChange({ email: bert, settings: [quota, ...aChange().settings] })],
        later,
      );
      await plans.markRows(plan.planId, [{ seq: 1, result: 'held', error: null }]);
      expect(await seqs({ setting: 'lftQuota' })).toEqual([4]);
      expect(await seqs({ setting: 'crypto' })).toEqual([0, 1, 3, 4]);
      expect(await seqs({ setting: 'crypto', kind: 'update', search: 'bert' })).toEqual([4]);
      expect(await seqs({ setting: 'disabled' })).toEqual([]);
      const count = async (filter: Partial<ChangeQuery>, tenantId = contoso) =>
        (await plans.page(tenantId, plan.planId, { limit: 2, ...filter })).total;
      expect(await count({})).toBe(5);
      expect(await count({ setting: 'crypto', group: 'group-1' })).toBe(3);
      expect(await count({ search: '!anna' })).toBe(3);
      expect(await count({ result: 'held' })).toBe(1);
      expect(await count({ search: 'update' })).toBe(0);
      expect(await count({}, fabrikam)).toBe(0);
    });

    it('tells rows from an offset, and by severity: what takes something away first', async () => {
      const kinds = ['create', 'skip', 'enable', 'disable', 'update', 'rename', 'disable'] as const;
      const many = kinds.map((kind, index) =>
        aChange({ kind, email: mailAddress(`u${index}@contoso.com`) }),
      );
      await plans.insert(plan, many, later);
      expect(await seqs({ sort: 'severity' })).toEqual([3, 6, 5, 4, 0, 2, 1]);
      expect(await seqs({ sort: 'severity', offset: 2, limit: 2 })).toEqual([5, 4]);
      expect(await seqs({ sort: 'severity', search: '!u4', offset: 3 })).toEqual([0, 2, 1]);
      expect(await seqs({ offset: 5 })).toEqual([5, 6]);
      expect(await seqs({ offset: 7 })).toEqual([]);
      const query = { sort: 'severity', limit: 3 } as const;
      const first = await plans.rows(contoso, plan.planId, query);
      const { nextAfter } = first;
      if (nextAfter === null) throw new Error('no second page');
      const second = await plans.rows(contoso, plan.planId, { ...query, after: nextAfter });
      expect(second.rows.map(({ seq }) => seq)).toEqual([4, 0, 2]);
      const streamed: number[] = [];
      for await (const { seq } of plans.stream(contoso, plan.planId, { sort: 'severity' }))
        streamed.push(seq);
      expect(streamed).toEqual([3, 6, 5, 4, 0, 2, 1]);
    });

    it('streams a plan of several thousand rows, complete and in order', async () => {
      const many = Array.from({ length: 2500 }, (_, index) =>
        aChange({ email: mailAddress(`u${index}@contoso.com`) }),
      );
      await plans.insert(plan, many, null);
      const emails: unknown[] = [];
      for await (const { change } of plans.stream(contoso, plan.planId, {}))
        emails.push(change.email);
      expect(emails).toEqual(many.map(({ email }) => email));
    });

    it('records what became of rows, but an applied row stays applied', async () => {
      const { plans: own, target, leases } = await open();
      await own.insert(
        plan,
        [
          aChange({ write: { revision: null, previousRevision: null, disabledBy: null } }),
          aChange({ email: bert }),
        ],
        later,
      );
      const lease = await leases.acquire('task-1', 'holder', new Date(), 60_000);
      if (lease === null) throw new Error('no lease');
      const rows = (await own.rows(contoso, plan.planId, { limit: 1 })).rows;
      await target.apply({
        tenantId: contoso,
        taskId: 'task-1',
        planId: plan.planId,
        runId: 'run-1',
        lease,
        rows,
        approved: false,
        at: new Date(),
      });
      const error = { code: 'user-moved', message: 'moved' };
      await own.markRows(plan.planId, [
        { seq: 0, result: 'held', error: null },
        { seq: 1, result: 'failed', error },
      ]);
      expect((await own.rows(contoso, plan.planId, { limit: 10 })).rows).toMatchObject([
        { result: 'applied', resultError: null },
        { result: 'failed', resultError: error },
      ]);
    });

    it('takes a plan without rows, and marks without rows', async () => {
      await plans.insert(plan, [], null);
      await plans.markRows(plan.planId, []);
      expect(await seqs({})).toEqual([]);
    });

    it('keeps a plan that a run took', async () => {
      await plans.insert(plan, changes, later);
      await plans.keep(plan.planId);
      await plans.keep(plan.planId);
      expect(await plans.get(contoso, plan.planId)).toEqual(plan);
      expect(await seqs({})).toEqual([0, 1, 2, 3]);
    });
  });
};
