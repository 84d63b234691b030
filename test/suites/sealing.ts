import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenStores, Stores } from './stores.ts';

/** What every sealing promises. */
export const sealingSuite = (open: OpenStores): void => {
  describe('sealing', () => {
    let sealing: Stores['sealing'];
    beforeEach(async () => {
      ({ sealing } = await open());
    });

    it('opens what it sealed, for the same task alone', async () => {
      const sealed = await sealing.seal('geheim ~ Ü', 'task-1');
      expect(sealed).not.toContain('geheim');
      expect(await sealing.open(sealed, 'task-1')).toBe('geheim ~ Ü');
      await expect(sealing.open(sealed, 'task-2')).rejects.toMatchObject({
        code: 'secret-unreadable',
      });
    });

    it('seals anew for another task: then only that one opens it', async () => {
      const sealed = await sealing.seal('geheim', 'task-1');
      const copy = await sealing.reseal(sealed, 'task-1', 'task-2');
      const refused = { code: 'secret-unreadable' };
      expect(await sealing.open(copy, 'task-2')).toBe('geheim');
      expect(await sealing.open(sealed, 'task-1')).toBe('geheim');
      await expect(sealing.open(copy, 'task-1')).rejects.toMatchObject(refused);
      await expect(sealing.reseal(sealed, 'task-2', 'task-3')).rejects.toMatchObject(refused);
    });

    it('does not open what is no sealed value', async () => {
      await expect(sealing.open('geheim', 'task-1')).rejects.toMatchObject({
        code: 'secret-unreadable',
      });
    });
  });
};
