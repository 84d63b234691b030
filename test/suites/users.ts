import { beforeEach, describe, expect, it } from 'vitest';
import { mailAddress } from '../../server/domain/ids.ts';
import type { User } from '../../server/domain/user.ts';
import type { UserQuery } from '../../server/ports/target.ts';
import { anna, aUser, bert, contoso, fabrikam } from './builders.ts';
import type { OpenStores, Stores } from './stores.ts';

const person = (name: string, fields: Partial<User> = {}): User =>
  aUser({ email: mailAddress(`${name}@contoso.com`), displayName: name, ...fields });

/** What every reader of users promises. */
export const userSuite = (open: OpenStores): void => {
  describe('users', () => {
    let target: Stores['target'];
    beforeEach(async () => {
      ({ target } = await open());
    });
    const insertAll = async (users: readonly User[]) => {
      for (const user of users) await target.insert(user);
    };
    const names = async (query: Partial<UserQuery>) =>
      (await target.list(contoso, { limit: 100, ...query })).users.map((user) => user.displayName);

    it('are given back as they were put in, and to their tenant alone', async () => {
      const user = aUser({
        objectId: 'object-anna',
        adminRoles: ['ALL'],
        crypto: 'SigOnly',
        lftQuota: 5,
        sendQuar: ['08:00', '16:30'],
      });
      await target.insert(user);
      expect(await target.get(contoso, anna)).toEqual(user);
      expect(await target.get(fabrikam, anna)).toBeNull();
      expect((await target.list(fabrikam, { limit: 10 })).total).toBe(0);
      expect(await target.readByObjectIds(fabrikam, ['object-anna'])).toEqual([]);
      expect(await target.readActiveAdmins(fabrikam)).toEqual([]);
      const query = { taskId: 'task-1', domains: ['contoso.com'] };
      expect(await target.readForTask(fabrikam, query)).toEqual([]);
      expect(await target.readForTask(contoso, query)).toEqual([user]);
    });

    it('have one address and one object each per tenant', async () => {
      await target.insert(aUser({ objectId: 'object-1' }));
      const refused = { code: 'user-exists' };
      await expect(target.insert(aUser())).rejects.toMatchObject(refused);
      await expect(
        target.insert(aUser({ email: bert, objectId: 'object-1' })),
      ).rejects.toMatchObject(refused);
      await target.insert(aUser({ email: bert, objectId: null }));
      await target.insert(person('carl', { objectId: null }));
      await target.insert(aUser({ tenantId: fabrikam, objectId: 'object-1' }));
    });

    it('are replaced only in the revision that was read', async () => {
      await target.insert(aUser());
      const edits = ['first', 'second'].map((displayName) =>
        target.replace(aUser({ displayName, revision: 2 }), 1),
      );
      expect((await Promise.all(edits)).toSorted()).toEqual([false, true]);
      expect(await target.replace(aUser({ email: bert, revision: 2 }), 1)).toBe(false);
      expect(await target.replace(aUser({ tenantId: fabrikam, revision: 3 }), 2)).toBe(false);
    });

    it('are found for a task by domain or because it manages them', async () => {
      await insertAll([
        person('domain'),
        person('managed', { email: mailAddress('m@old.com'), managedBy: 'task-1' }),
        person('sub', { email: mailAddress('s@sub.contoso.com') }),
        person('other', { email: mailAddress('o@other.com'), managedBy: 'task-2' }),
      ]);
      const query = { taskId: 'task-1', domains: ['contoso.com'] };
      const found = await target.readForTask(contoso, query);
      expect(found.map((user) => user.displayName).toSorted()).toEqual(['domain', 'managed']);
      expect(await target.readForTask(contoso, { taskId: 'task-9', domains: [] })).toEqual([]);
    });

    it('are found by any number of objects', async () => {
      await insertAll([
        person('a', { objectId: 'o-7' }),
        person('b', { objectId: 'o-11999' }),
        person('c'),
      ]);
      const ids = Array.from({ length: 12_000 }, (_, index) => `o-${index}`);
      const found = await target.readByObjectIds(contoso, ids);
      expect(found.map((user) => user.displayName).toSorted()).toEqual(['a', 'b']);
      expect(await target.readByObjectIds(contoso, [])).toEqual([]);
    });

    it('are found by any number of addresses, in any case', async () => {
      await insertAll([person('a'), person('b'), aUser({ tenantId: fabrikam })]);
      const emails = Array.from({ length: 11_000 }, (_, index) => `u${index}@contoso.com`);
      const asked = ['A@contoso.com', 'a@contoso.com', anna, ...emails, 'b@contoso.com'];
      const found = await target.readByEmails(contoso, asked);
      expect(found.map((user) => user.displayName).toSorted()).toEqual(['a', 'b']);
      expect(await target.readByEmails(contoso, [])).toEqual([]);
    });

    it('are counted for a task, as far as told: enabled ones in its scope, and those it manages', async () => {
      const disabled = { disabled: true, disabledBy: 'sync' } as const;
      await insertAll([
        person('in-scope'),
        person('both', { managedBy: 'task-1' }),
        person('both-disabled', { managedBy: 'task-1', ...disabled }),
        person('scope-disabled', disabled),
        person('second-domain', { email: mailAddress('s@second.com') }),
        person('elsewhere', { email: mailAddress('m@old.com'), managedBy: 'task-1' }),
        person('gone', { email: mailAddress('g@old.com'), managedBy: 'task-1', ...disabled }),
        person('foreign', { email: mailAddress('o@old.com'), managedBy: 'task-2' }),
        aUser({ tenantId: fabrikam, managedBy: 'task-1' }),
      ]);
      const domains = ['contoso.com', 'second.com'];
      const toTheEnd = { enabled: Number.POSITIVE_INFINITY, managed: Number.POSITIVE_INFINITY };
      const count = (query: { taskId: string; domains: string[] }, atMost = toTheEnd) =>
        target.countForTask(contoso, query, atMost);
      const bothDomains = { taskId: 'task-1', domains };
      for (const [atMost, counted] of [
        [0, 0],
        [1, 1],
        [3, 3],
        [4, 4],
        [5, 4],
      ] as const) {
        expect(await count(bothDomains, { enabled: atMost, managed: 0 })).toEqual({
          enabled: counted,
          managed: 0,
        });
        expect(await count(bothDomains, { enabled: 0, managed: atMost })).toEqual({
          enabled: 0,
          managed: counted,
        });
      }
      expect(await count(bothDomains)).toEqual({ enabled: 4, managed: 4 });
      expect(await count({ taskId: 'task-1', domains: [] })).toEqual({ enabled: 2, managed: 4 });
      expect(await count({ taskId: 'task-9', domains: [] })).toEqual({ enabled: 0, managed: 0 });
    });

    it('have the revisions they are asked for; who does not exist is absent', async () => {
      await insertAll([person('a', { revision: 7 }), person('b'), aUser({ tenantId: fabrikam })]);
      const emails = Array.from({ length: 6000 }, (_, index) => `u${index}@contoso.com`);
      const asked = ['a@contoso.com', anna, ...emails, 'b@contoso.com'];
      const found = [...(await target.revisions(contoso, asked))];
      expect(found.toSorted()).toEqual([
        ['a@contoso.com', 7],
        ['b@contoso.com', 1],
      ]);
      expect((await target.revisions(contoso, [])).size).toBe(0);
    });

    it('count as active admins with ALL, enabled and not locked', async () => {
      await insertAll([
        person('active', { adminRoles: ['ALL', 'Audit'] }),
        person('unlocked', { adminRoles: ['ALL'], loginLocked: false }),
        person('locked', { adminRoles: ['ALL'], loginLocked: true }),
        person('disabled', { adminRoles: ['ALL'], disabled: true, disabledBy: 'hand' }),
        person('auditor', { adminRoles: ['Audit'] }),
      ]);
      const found = await target.readActiveAdmins(contoso);
      expect(found.map((user) => user.displayName).toSorted()).toEqual(['active', 'unlocked']);
      expect(await target.readActiveAdmins(contoso, 3)).toHaveLength(2);
      const [one, ...more] = await target.readActiveAdmins(contoso, 1);
      expect(found).toContainEqual(one);
      expect(more).toEqual([]);
    });

    it('are searched in name and address: case does not matter, umlauts do, all but * and ! is literal', async () => {
      await insertAll([
        person('jürg', { displayName: 'Jürg Müller' }),
        person('a.b', { displayName: 'Anna (Sales)' }),
        person('axb', { displayName: 'Bert [x]' }),
        person('c', { displayName: '50 % $^|\\' }),
      ]);
      const [juerg, sales, axb, odd] = ['Jürg Müller', 'Anna (Sales)', 'Bert [x]', '50 % $^|\\'];
      expect(await names({ search: 'MÜLLER' })).toEqual([juerg]);
      expect(await names({ search: 'muller' })).toEqual([]);
      expect(await names({ search: 'a.b@' })).toEqual([sales]);
      expect(await names({ search: '(sales)' })).toEqual([sales]);
      expect(await names({ search: '[x]' })).toEqual([axb]);
      expect(await names({ search: '$^|\\' })).toEqual([odd]);
      expect(await names({ search: 'j*m*ller' })).toEqual([juerg]);
      expect(await names({ search: 'm*j' })).toEqual([]);
      expect(await names({ search: '!contoso' })).toEqual([]);
      expect(await names({ search: ' !b ' })).toEqual([odd, juerg]);
      expect(await names({ search: '!anna*sales' })).toEqual([odd, axb, juerg]);
      expect(await names({ search: '*' })).toHaveLength(4);
      expect(await names({ search: '!*' })).toEqual([]);
      expect(await names({ search: '' })).toHaveLength(4);
      expect(await names({ search: '!' })).toHaveLength(4);
    });

    it('are filtered by domain and state', async () => {
      await insertAll([
        person('a', { managedBy: 'task-1' }),
        person('b', { disabled: true, disabledBy: 'sync' }),
        person('c', { email: mailAddress('c@fabrikam.com'), adminRoles: ['Audit'] }),
      ]);
      expect(await names({ domain: 'fabrikam.com' })).toEqual(['c']);
      expect(await names({ state: 'active' })).toEqual(['a', 'c']);
      expect(await names({ state: 'disabled' })).toEqual(['b']);
      expect(await names({ state: 'admin' })).toEqual(['c']);
      expect(await names({ state: 'managed' })).toEqual(['a']);
      expect(await names({ state: 'unmanaged', domain: 'contoso.com' })).toEqual(['b']);
    });

    it('are ordered by name as in a dictionary', async () => {
      await insertAll(['Zoe', 'ärmel', 'Anna', 'anton', 'Ösi', 'Olga'].map((name) => person(name)));
      const order = ['Anna', 'anton', 'ärmel', 'Olga', 'Ösi', 'Zoe'];
      expect(await names({})).toEqual(order);
      expect(await names({ descending: true })).toEqual(order.toReversed());
    });

    it('are ordered by strength of what they may do, unset last', async () => {
      await insertAll([
        person('d', { crypto: null }),
        person('b', { crypto: 'SigOnly' }),
        person('c', { crypto: 'None', disabled: true, disabledBy: 'hand' }),
        person('a2', { crypto: 'SigEnc' }),
        person('a1', { crypto: 'SigEnc', adminRoles: ['Audit'] }),
      ]);
      expect(await names({ sort: 'crypto' })).toEqual(['a1', 'a2', 'b', 'c', 'd']);
      expect(await names({ sort: 'admin' })).toEqual(['a1', 'a2', 'b', 'c', 'd']);
      expect(await names({ sort: 'active' })).toEqual(['a1', 'a2', 'b', 'd', 'c']);
      expect(await names({ sort: 'email', descending: true })).toEqual(['d', 'c', 'b', 'a2', 'a1']);
    });

    it.each(['displayName', 'email', 'active', 'admin', 'crypto'] as const)(
      'are paged by %s without gap or repetition, in both directions, while others come',
      async (sort) => {
        const crypto = ['SigEnc', 'SigOnly', 'None', null] as const;
        const users = Array.from({ length: 23 }, (_, index) =>
          person(`u${index}`, {
            displayName: `Same ${index % 3}`,
            crypto: crypto[index % 4] ?? null,
            disabled: index % 2 === 0,
            adminRoles: index % 5 === 0 ? ['ALL'] : [],
          }),
        );
        await insertAll(users);
        for (const descending of [false, true]) {
          const whole = await target.list(contoso, { sort, descending, limit: 100 });
          const paged: User[] = [];
          let cursor: string | undefined;
          do {
            const page = await target.list(contoso, { sort, descending, limit: 4, cursor });
            expect(page.total).toBe(23);
            paged.push(...page.users);
            cursor = page.nextCursor ?? undefined;
          } while (cursor !== undefined);
          expect(paged).toEqual(whole.users);
          expect(whole.nextCursor).toBeNull();
        }
      },
    );

    it('are searched in name and address apart, line breaks and final sigmas aside', async () => {
      await insertAll([
        person('zoe', { displayName: 'Anna\nMaria' }),
        person('b', { displayName: 'ΟΔΥΣΣΕΥΣ' }),
        person('c', { displayName: 'Anna' }),
      ]);
      expect(await names({ search: 'anna maria' })).toEqual(['Anna\nMaria']);
      expect(await names({ search: 'anna*zoe' })).toEqual([]);
      expect(await names({ search: '!anna*zoe' })).toHaveLength(3);
      expect(await names({ search: 'οδυσσευσ' })).toEqual(['ΟΔΥΣΣΕΥΣ']);
      expect(await names({ search: '!anna', state: 'active' })).toEqual(['ΟΔΥΣΣΕΥΣ']);
    });

    it('are found by no other than what they are searched by: marks of state and domain are no text', async () => {
      await insertAll([person('a', { managedBy: 'task-1', adminRoles: ['ALL'] })]);
      expect(await names({ search: 'eam' })).toEqual([]);
      expect(await names({ search: '-' })).toEqual([]);
      expect(await names({ search: 'a', domain: 'contosoxcom' })).toEqual([]);
    });

    it.each(['displayName', 'email', 'crypto'] as const)(
      'are told from an offset by %s, in both directions and with a search',
      async (sort) => {
        const users = Array.from({ length: 25 }, (_, index) =>
          person(`u${index}`, {
            displayName: `Same ${index % 4}`,
            crypto: index % 3 === 0 ? 'SigEnc' : null,
          }),
        );
        await insertAll(users);
        for (const descending of [false, true])
          for (const search of [undefined, 'u1']) {
            const query = { sort, descending, search };
            const whole = await target.list(contoso, { ...query, limit: 100 });
            for (const offset of [0, 1, 7, whole.total - 1, whole.total, 1000]) {
              const page = await target.list(contoso, { ...query, offset, limit: 5 });
              expect(page.users).toEqual(whole.users.slice(offset, offset + 5));
              expect(page.total).toBe(whole.total);
              expect(page.nextCursor === null).toBe(offset + 5 >= whole.total);
            }
          }
      },
    );

    it('a task that is deleted leaves its users to be found as unmanaged', async () => {
      await insertAll([person('a', { managedBy: 'task-1' }), person('b', { managedBy: 'task-2' })]);
      await target.releaseTask(contoso, 'task-1');
      expect(await names({ state: 'unmanaged', search: 'contoso' })).toEqual(['a']);
      expect(await names({ state: 'managed' })).toEqual(['b']);
    });

    it.each(['%%%', 'e30', Buffer.from('["email",false,"a",{"$gt":""}]').toString('base64url')])(
      'refuse the broken cursor %j',
      async (cursor) => {
        await expect(
          target.list(contoso, { sort: 'email', limit: 4, cursor }),
        ).rejects.toMatchObject({
          code: 'invalid-input',
          details: { fields: [{ path: 'cursor' }] },
        });
      },
    );

    it('refuse a cursor of another order', async () => {
      await insertAll([person('a'), person('b')]);
      const { nextCursor } = await target.list(contoso, { sort: 'email', limit: 1 });
      await expect(
        target.list(contoso, { sort: 'crypto', limit: 1, cursor: nextCursor ?? '' }),
      ).rejects.toMatchObject({ code: 'invalid-input' });
    });

    it('are released when their task is deleted, and nothing else of them changes but the revision', async () => {
      const managed = person('a', {
        managedBy: 'task-1',
        crypto: 'SigEnc',
        disabled: true,
        disabledBy: 'sync',
      });
      const other = person('b', { managedBy: 'task-2' });
      await insertAll([managed, other]);
      await target.releaseTask(contoso, 'task-1');
      expect(await target.get(contoso, managed.email)).toEqual({
        ...managed,
        managedBy: null,
        revision: 2,
      });
      expect(await target.get(contoso, other.email)).toEqual(other);
    });
  });
};
