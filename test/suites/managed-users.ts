import { describe, expect, it } from 'vitest';
import { mailAddress } from '../../server/domain/ids.ts';
import type { User } from '../../server/domain/user.ts';
import { aUser, contoso, fabrikam } from './builders.ts';
import type { OpenStores } from './stores.ts';

/** What everybody promises who counts the users of tasks. */
export const managedUserSuite = (open: OpenStores): void => {
  describe('the users of tasks', () => {
    it('are counted per task, and those a synchronisation disabled', async () => {
      const { target, managedUsers } = await open();
      const bySync = { disabled: true, disabledBy: 'sync' } as const;
      const users: readonly Partial<User>[] = [
        { managedBy: 'task-1' },
        { managedBy: 'task-1', ...bySync },
        { managedBy: 'task-1', disabled: true, disabledBy: 'hand' },
        { managedBy: 'task-2', ...bySync },
        { managedBy: null, ...bySync },
        { managedBy: 'task-1', tenantId: fabrikam, ...bySync },
      ];
      for (const [index, fields] of users.entries())
        await target.insert(aUser({ email: mailAddress(`u${index}@contoso.com`), ...fields }));
      expect(await managedUsers.count(contoso, ['task-1', 'task-2', 'task-3'])).toEqual(
        new Map([
          ['task-1', 3],
          ['task-2', 1],
        ]),
      );
      expect(await managedUsers.count(fabrikam, ['task-2'])).toEqual(new Map());
      expect(await managedUsers.count(contoso, [])).toEqual(new Map());
      expect(await managedUsers.countDisabled(contoso, 'task-1')).toBe(1);
      expect(await managedUsers.countDisabled(contoso, 'task-3')).toBe(0);
    });
  });
};
