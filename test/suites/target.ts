import { beforeEach, describe, expect, it } from 'vitest';
import { mailAddress } from '../../server/domain/ids.ts';
import type { Change, ChangeWrite } from '../../server/domain/plan.ts';
import type { Lease } from '../../server/ports/leases.ts';
import { aChange, anna, aPlan, aSkip, aUser, bert, contoso, fabrikam } from './builders.ts';
import type { OpenStores, Stores } from './stores.ts';

const now = new Date('2026-03-01T08:00:00.000Z');
const annaNew = mailAddress('anna.new@contoso.com');

const write = (fields: Partial<ChangeWrite> = {}): ChangeWrite => ({
  revision: 1,
  previousRevision: null,
  disabledBy: null,
  ...fields,
});
const create = (fields: Partial<Change> = {}): Change =>
  aChange({ kind: 'create', write: write({ revision: null }), ...fields });
const rename = (fields: Partial<Change> = {}): Change =>
  aChange({
    kind: 'rename',
    reason: 'renamed',
    email: annaNew,
    previousEmail: anna,
    settings: [],
    write: write({ revision: null, previousRevision: 1 }),
    ...fields,
  });

/** What every target promises when a plan is applied. */
export const targetSuite = (open: OpenStores): void => {
  describe('target', () => {
    let stores: Stores;
    let lease: Lease;
    let plans = 0;
    beforeEach(async () => {
      stores = await open();
      const acquired = await stores.leases.acquire('task-1', 'holder', now, 60_000);
      if (acquired === null) throw new Error('no lease');
      lease = acquired;
    });
    /** Stores the changes as a plan and gives what the target needs to apply it. */
    const planned = async (...changes: readonly Change[]) => {
      plans += 1;
      const planId = `plan-${plans}`;
      await stores.plans.insert(aPlan({ planId }), changes, null);
      const rows = changes.map((change, seq) => ({ seq, change }));
      return {
        tenantId: contoso,
        taskId: 'task-1',
        planId,
        runId: 'run-1',
        lease,
        rows,
        at: now,
        approved: false,
      };
    };
    const apply = async (...changes: readonly Change[]) => {
      const batch = await planned(...changes);
      const results = await stores.target.apply(batch);
      return { batch, results: results.map(({ result }) => result) };
    };
    const get = (email = anna) => stores.target.get(contoso, email);
    const rowsOf = async (planId: string) =>
      (await stores.plans.rows(contoso, planId, { limit: 100 })).rows;

    it('creates a user with the settings of the row, managed by the task', async () => {
      const settings = [
        { setting: 'displayName', was: null, becomes: 'Anna', action: null },
        { setting: 'crypto', was: null, becomes: 'SigEnc', action: 'crypto' },
        { setting: 'sendQuar', was: null, becomes: ['08:00'], action: 'sendQuar' },
        { setting: 'disabled', was: false, becomes: true, action: 'usersDisabled' },
      ] as const;
      const { batch, results } = await apply(
        create({ settings, write: write({ revision: null, disabledBy: 'sync' }) }),
      );
      expect(results).toEqual(['applied']);
      expect(await get()).toEqual(
        aUser({
          objectId: 'object-anna',
          managedBy: 'task-1',
          crypto: 'SigEnc',
          sendQuar: ['08:00'],
          disabled: true,
          disabledBy: 'sync',
        }),
      );
      expect(await rowsOf(batch.planId)).toMatchObject([{ result: 'applied', resultError: null }]);
    });

    it('changes what the row names and nothing else', async () => {
      const user = aUser({ crypto: 'None', lftQuota: 7, protected: true, adminRoles: ['Audit'] });
      await stores.target.insert(user);
      const empty = { setting: 'adminRoles', was: ['Audit'], becomes: [], action: null } as const;
      const { results } = await apply(
        aChange({ settings: [...aChange().settings, empty], objectId: null }),
      );
      expect(results).toEqual(['applied']);
      expect(await get()).toEqual({
        ...user,
        crypto: 'SigEnc',
        adminRoles: [],
        managedBy: 'task-1',
        revision: 2,
      });
    });

    it('takes an address over: the new object replaces the old one', async () => {
      await stores.target.insert(aUser({ objectId: 'object-old' }));
      await apply(aChange({ reason: 'taken-over' }));
      expect(await get()).toMatchObject({ objectId: 'object-anna', crypto: 'SigEnc' });
    });

    it('does not touch a user who changed after the plan was made, and says so on the row', async () => {
      await stores.target.insert(aUser({ revision: 2 }));
      const { batch, results } = await apply(
        aChange(),
        create({ email: bert, objectId: 'object-bert' }),
      );
      expect(results).toEqual(['moved', 'applied']);
      expect(await get()).toEqual(aUser({ revision: 2 }));
      expect(await rowsOf(batch.planId)).toMatchObject([
        { result: 'failed', resultError: { code: 'user-moved' } },
        { result: 'applied', resultError: null },
      ]);
    });

    it('does not create where somebody is, nor change where nobody is', async () => {
      await stores.target.insert(aUser());
      const { results } = await apply(create(), aChange({ email: bert, objectId: 'object-bert' }));
      expect(results).toEqual(['moved', 'moved']);
      expect(await get()).toEqual(aUser());
      expect(await get(bert)).toBeNull();
    });

    it('does not give an object a second address', async () => {
      await stores.target.insert(aUser({ email: bert, objectId: 'object-anna' }));
      expect((await apply(create())).results).toEqual(['moved']);
      expect(await get()).toBeNull();
    });

    it('renames: the new address gets everything, the old one is left disabled', async () => {
      const old = aUser({
        objectId: 'object-anna',
        protected: true,
        lftQuota: 9,
        crypto: 'None',
        adminRoles: ['Audit'],
        revision: 4,
      });
      await stores.target.insert(old);
      const { results } = await apply(
        rename({
          settings: aChange().settings,
          write: write({ revision: null, previousRevision: 4 }),
        }),
      );
      expect(results).toEqual(['applied']);
      expect(await get(annaNew)).toEqual({
        ...old,
        email: annaNew,
        crypto: 'SigEnc',
        managedBy: 'task-1',
        revision: 1,
      });
      expect(await get()).toEqual({
        ...old,
        objectId: null,
        disabled: true,
        disabledBy: 'sync',
        managedBy: 'task-1',
        renamedTo: annaNew,
        revision: 5,
      });
    });

    it('renames onto an existing address by overwriting it with the renamed person', async () => {
      await stores.target.insert(aUser({ objectId: 'object-anna', lftQuota: 9 }));
      await stores.target.insert(
        aUser({
          email: annaNew,
          objectId: 'object-gone',
          lftQuota: 1,
          crypto: 'None',
          revision: 3,
        }),
      );
      await apply(rename({ write: write({ revision: 3, previousRevision: 1 }) }));
      expect(await get(annaNew)).toMatchObject({
        objectId: 'object-anna',
        lftQuota: 9,
        crypto: null,
        revision: 4,
      });
    });

    it('keeps a user disabled by hand disabled under the new address', async () => {
      await stores.target.insert(
        aUser({ objectId: 'object-anna', disabled: true, disabledBy: 'hand' }),
      );
      await apply(
        rename({ write: write({ revision: null, previousRevision: 1, disabledBy: 'hand' }) }),
      );
      expect(await get(annaNew)).toMatchObject({ disabled: true, disabledBy: 'hand' });
    });

    it('does not rename somebody whose old address changed meanwhile', async () => {
      await stores.target.insert(aUser({ objectId: 'object-anna', revision: 2 }));
      expect((await apply(rename())).results).toEqual(['moved']);
      expect(await get(annaNew)).toBeNull();
      expect(await get()).toMatchObject({ revision: 2, disabled: false });
    });

    it('renames back: the old address stands for the person again', async () => {
      await stores.target.insert(aUser({ objectId: 'object-anna' }));
      await apply(rename());
      const { results } = await apply(
        rename({
          email: anna,
          previousEmail: annaNew,
          write: write({ revision: 2, previousRevision: 1 }),
        }),
      );
      expect(results).toEqual(['applied']);
      expect(await get()).toMatchObject({
        objectId: 'object-anna',
        disabled: false,
        renamedTo: null,
      });
      expect(await get(annaNew)).toMatchObject({ objectId: null, disabled: true, renamedTo: anna });
    });

    it('disabling somebody missing who was made by hand does not make him a managed user', async () => {
      await stores.target.insert(aUser({ objectId: null, managedBy: null }));
      await apply(
        aChange({
          kind: 'disable',
          reason: 'missing-in-directory',
          objectId: null,
          settings: [{ setting: 'disabled', was: false, becomes: true, action: null }],
          write: write({ disabledBy: 'sync' }),
        }),
      );
      expect(await get()).toMatchObject({ disabled: true, disabledBy: 'sync', managedBy: null });
    });

    it('changes nothing when a batch is repeated', async () => {
      const carl = mailAddress('carl@contoso.com');
      await stores.target.insert(aUser({ revision: 2 }));
      await stores.target.insert(aUser({ email: carl, objectId: 'object-carl' }));
      const { batch, results } = await apply(
        aChange(),
        create({ email: bert, objectId: 'object-bert' }),
        aChange({ email: carl, objectId: 'object-carl' }),
      );
      expect(results).toEqual(['moved', 'applied', 'applied']);
      const before = await Promise.all([get(), get(bert), rowsOf(batch.planId)]);
      const again = await stores.target.apply(batch);
      expect(again.map(({ result }) => result)).toEqual(results);
      expect(await Promise.all([get(), get(bert), rowsOf(batch.planId)])).toEqual(before);
      const counts = await stores.runs.appliedSince('task-1', now.toISOString());
      expect(counts).toEqual({ changes: 1, disables: 0 });
    });

    it('writes nothing when the lease was lost', async () => {
      const batch = await planned(create());
      await stores.leases.acquire('task-1', 'successor', new Date(now.getTime() + 60_000), 60_000);
      await expect(stores.target.apply(batch)).rejects.toMatchObject({ code: 'lease-lost' });
      expect(await get()).toBeNull();
      expect(await rowsOf(batch.planId)).toMatchObject([{ result: null }]);
    });

    it('writes nothing of a batch that holds a row it cannot write', async () => {
      const batch = await planned(create(), aSkip({ email: bert }));
      await expect(stores.target.apply(batch)).rejects.toThrow('nothing to write');
      expect(await get()).toBeNull();
      expect(await rowsOf(batch.planId)).toMatchObject([{ result: null }, { result: null }]);
    });

    it('lets one of two batches win that concern the same user, and he is written once', async () => {
      await stores.target.insert(aUser());
      const batches = [
        await planned(aChange()),
        await planned(aChange()),
        await planned(create({ email: bert, objectId: 'b' })),
        await planned(create({ email: bert, objectId: 'b' })),
      ];
      const results = await Promise.all(batches.map((batch) => stores.target.apply(batch)));
      expect(
        results
          .flat()
          .map(({ result }) => result)
          .toSorted(),
      ).toEqual(['applied', 'applied', 'moved', 'moved']);
      expect(await get()).toMatchObject({ revision: 2 });
      expect(await get(bert)).toMatchObject({ revision: 1 });
    });

    it('applies hundreds of rows in one batch', async () => {
      const changes = Array.from({ length: 500 }, (_, index) =>
        create({ email: mailAddress(`u${index}@contoso.com`), objectId: `object-${index}` }),
      );
      const { results } = await apply(...changes);
      expect(new Set(results)).toEqual(new Set(['applied']));
      expect((await stores.target.list(contoso, { limit: 1 })).total).toBe(500);
    });

    it('touches users of the tenant alone', async () => {
      const foreign = aUser({ tenantId: fabrikam, objectId: 'object-anna' });
      await stores.target.insert(foreign);
      expect((await apply(create())).results).toEqual(['applied']);
      expect(await stores.target.get(fabrikam, anna)).toEqual(foreign);
    });

    describe('what counts for rolling limits', () => {
      const disabled = { setting: 'disabled', was: false, becomes: true, action: null } as const;
      const disable = () =>
        aChange({ kind: 'disable', settings: [disabled], write: write({ disabledBy: 'sync' }) });
      const since = (task = 'task-1', moment = '2026-03-01T08:00:00.000Z') =>
        stores.runs.appliedSince(task, moment);

      it('is what was applied to managed users since a moment, and the disables among it', async () => {
        await stores.target.insert(aUser());
        await apply(
          disable(),
          create({ email: bert, objectId: 'object-bert' }),
          create({ email: bert, objectId: 'object-other' }),
        );
        expect(await since()).toEqual({ changes: 1, disables: 1 });
        expect(await since('task-1', '2026-03-01T08:00:00.001Z')).toEqual({
          changes: 0,
          disables: 0,
        });
        expect(await since('task-2')).toEqual({ changes: 0, disables: 0 });
      });

      it('is not an adoption, nor what an admin approved', async () => {
        await stores.target.insert(aUser());
        await stores.target.insert(aUser({ email: bert, objectId: null }));
        await apply(aChange({ email: bert, objectId: 'object-bert', reason: 'adopted' }));
        const batch = await planned(disable());
        await stores.target.apply({ ...batch, approved: true });
        expect((await stores.target.get(contoso, anna))?.disabled).toBe(true);
        expect(await since()).toEqual({ changes: 0, disables: 0 });
      });
    });
  });
};
