import { beforeEach, describe, expect, it } from 'vitest';
import type { DraftKey } from '../../server/domain/task-draft.ts';
import { at, contoso, fabrikam } from './builders.ts';
import type { OpenStores, Stores } from './stores.ts';

const later = new Date('2100-01-01T00:00:00.000Z');
const mine: DraftKey = { tenantId: contoso, objectId: 'olivia', draftId: 'new-task' };

/** What every store of drafts promises. */
export const draftSuite = (open: OpenStores): void => {
  describe('drafts', () => {
    let drafts: Stores['drafts'];
    beforeEach(async () => {
      ({ drafts } = await open());
    });
    const save = (key: DraftKey, typed: { name?: string; sealedSecret?: string | null } = {}) => {
      const { name = 'Conto', ...secret } = typed;
      return drafts.save(key, { fields: { name }, savedAt: at, ...secret }, later);
    };

    it('are given back as they were saved last', async () => {
      expect(await drafts.get(mine)).toBeNull();
      const draft = { ...mine, fields: { name: 'Conto' }, savedAt: at, sealedSecret: null };
      expect(await save(mine)).toEqual(draft);
      expect(await drafts.get(mine)).toEqual(draft);
      await drafts.save(mine, { fields: { 'odd.$key': '' }, savedAt: at }, later);
      expect(await drafts.get(mine)).toEqual({ ...draft, fields: { 'odd.$key': '' } });
    });

    it('keep their secret until there is another one or none', async () => {
      expect(await save(mine, { sealedSecret: 'sealed-1' })).toMatchObject({
        sealedSecret: 'sealed-1',
      });
      expect(await save(mine, { name: 'Contoso' })).toMatchObject({
        fields: { name: 'Contoso' },
        sealedSecret: 'sealed-1',
      });
      expect(await save(mine, { sealedSecret: 'sealed-2' })).toMatchObject({
        sealedSecret: 'sealed-2',
      });
      expect(await save(mine, { sealedSecret: null })).toMatchObject({ sealedSecret: null });
    });

    it('do not lose a secret that is saved while fields are', async () => {
      await Promise.all([
        save(mine, { sealedSecret: 'sealed-1' }),
        ...Array.from({ length: 5 }, (_, index) => save(mine, { name: `Conto ${index}` })),
      ]);
      expect(await drafts.get(mine)).toMatchObject({ sealedSecret: 'sealed-1' });
    });

    it('are of one person of one tenant, for one task each', async () => {
      await save(mine);
      for (const other of [
        { tenantId: fabrikam },
        { objectId: 'somebody' },
        { draftId: 'task-1' },
      ]) {
        expect(await drafts.get({ ...mine, ...other })).toBeNull();
        await drafts.remove({ ...mine, ...other });
      }
      expect(await drafts.get(mine)).not.toBeNull();
      await drafts.remove(mine);
      await drafts.remove(mine);
      expect(await drafts.get(mine)).toBeNull();
    });

    it('of a task that is gone go with it, whoever typed them', async () => {
      const ofTask = { ...mine, draftId: 'task-1' };
      const others = [mine, { ...ofTask, tenantId: fabrikam }, { ...ofTask, draftId: 'task-2' }];
      const gone = [ofTask, { ...ofTask, objectId: 'somebody' }];
      for (const key of [...others, ...gone]) await save(key);
      await drafts.removeAll(contoso, 'task-1');
      for (const key of gone) expect(await drafts.get(key)).toBeNull();
      for (const key of others) expect(await drafts.get(key)).not.toBeNull();
    });
  });
};
