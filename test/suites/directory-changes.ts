import { describe, expect, it } from 'vitest';
import type { DeltaLink, GroupDelta } from '../../server/domain/delta.ts';
import type { Directory } from '../../server/ports/directory.ts';
import { aModelGroup, aPerson, type DirectoryModel } from '../fakes/directory-model.ts';
import { type OpenLive, openingLive } from './directory-live.ts';

const crew = [aPerson(1), aPerson(2), aPerson(3)];
const [anna, bert, carl] = crew.map((person) => person.objectId) as [string, string, string];
const sales = aModelGroup(1, { memberIds: [anna] });
const staff = aModelGroup(2, { kind: 'microsoft365', memberIds: [bert] });
const inner = aModelGroup(3, { memberIds: [carl] });
const company = (): Partial<DirectoryModel> =>
  structuredClone({ people: crew, groups: [sales, staff, inner] });
const chosen = [sales.groupId, staff.groupId];

const nothing = { removed: null, addedMembers: [], addedGroups: [], removedIds: [] };

/** A round that is there; fails the test if the link was rejected. */
const round = async <T>(reading: Promise<T | null>): Promise<T> => {
  const read = await reading;
  if (read === null) throw new Error('the link was rejected');
  return read;
};

const changeOf = async (
  directory: Directory,
  link: DeltaLink,
  groupId: string,
): Promise<GroupDelta | undefined> =>
  (await round(directory.readGroupDelta(link))).items.find((item) => item.groupId === groupId);

/** What every `Directory` tells of changes. */
export const directoryChangesContract = (name: string, openLive: OpenLive): void => {
  describe(`${name} tells what changed in groups`, () => {
    const open = openingLive(openLive);
    const started = async () => {
      const live = await open(company());
      const link = await live.directory.startGroupDelta(chosen);
      return { live, link, directory: live.directory };
    };

    it('a link costs one request and enumerates nothing', async () => {
      const { directory, link } = await started();
      expect(directory.usage().requests).toBe(1);
      expect((await round(directory.readGroupDelta(link))).items).toEqual([]);
    });

    it('a member that was added', async () => {
      const { live, link, directory } = await started();
      live.addMember(sales.groupId, bert);
      expect(await changeOf(directory, link, sales.groupId)).toEqual({
        ...nothing,
        groupId: sales.groupId,
        displayName: undefined,
        addedMembers: [bert],
      });
    });

    it('a member that was removed', async () => {
      const { live, link, directory } = await started();
      live.removeMember(sales.groupId, anna);
      const change = await changeOf(directory, link, sales.groupId);
      expect(change).toMatchObject({ ...nothing, removedIds: [anna] });
    });

    it('a nested group that was added, and one that was removed', async () => {
      const { live, link, directory } = await started();
      live.addMember(sales.groupId, inner.groupId);
      const first = await round(directory.readGroupDelta(link));
      expect(first.items).toMatchObject([{ ...nothing, addedGroups: [inner.groupId] }]);
      live.removeMember(sales.groupId, inner.groupId);
      const second = await round(directory.readGroupDelta(first.next));
      expect(second.items).toMatchObject([{ ...nothing, removedIds: [inner.groupId] }]);
    });

    it('somebody who was added and taken out again is no member', async () => {
      const { live, link, directory } = await started();
      live.addMember(sales.groupId, bert);
      live.removeMember(sales.groupId, bert);
      const change = await changeOf(directory, link, sales.groupId);
      expect(change?.addedMembers ?? []).toEqual([]);
    });

    it('somebody who was taken out and added again is a member', async () => {
      const { live, link, directory } = await started();
      live.removeMember(sales.groupId, anna);
      live.addMember(sales.groupId, anna);
      const change = await changeOf(directory, link, sales.groupId);
      expect(change?.removedIds ?? []).toEqual([]);
    });

    it('a new name, and nothing about members', async () => {
      const { live, link, directory } = await started();
      live.renameGroup(sales.groupId, 'Sales world-wide');
      const change = await changeOf(directory, link, sales.groupId);
      expect(change).toMatchObject({ ...nothing, displayName: 'Sales world-wide' });
    });

    it('a group in the recycle bin is deleted, any other that is removed is gone', async () => {
      const { live, link, directory } = await started();
      live.deleteGroup(sales.groupId);
      live.deleteGroup(staff.groupId);
      const { items } = await round(directory.readGroupDelta(link));
      expect(items.find((item) => item.groupId === sales.groupId)?.removed).toBe('gone');
      expect(items.find((item) => item.groupId === staff.groupId)?.removed).toBe('deleted');
    });

    it('nothing about groups that were not asked for', async () => {
      const { live, link, directory } = await started();
      live.addMember(inner.groupId, anna);
      live.renameGroup(inner.groupId, 'Another');
      expect((await round(directory.readGroupDelta(link))).items).toEqual([]);
    });

    it('a user in the recycle bin stays a member; one who is gone for good does not', async () => {
      const { live, link, directory } = await started();
      live.removePerson(anna, 'soft');
      const first = await round(directory.readGroupDelta(link));
      expect(first.items).toEqual([]);
      live.removePerson(anna, 'permanent');
      const change = await changeOf(directory, first.next, sales.groupId);
      expect(change).toMatchObject({ ...nothing, removedIds: [anna] });
    });

    it('each round tells what happened since the one before', async () => {
      const { live, link, directory } = await started();
      live.addMember(sales.groupId, bert);
      const first = await round(directory.readGroupDelta(link));
      live.addMember(sales.groupId, carl);
      const second = await round(directory.readGroupDelta(first.next));
      expect(second.items).toMatchObject([{ ...nothing, addedMembers: [carl] }]);
      expect((await round(directory.readGroupDelta(second.next))).items).toEqual([]);
    });

    it('the same link tells the same again', async () => {
      const { live, link, directory } = await started();
      live.addMember(sales.groupId, bert);
      live.renameGroup(staff.groupId, 'Everybody');
      const { items } = await round(directory.readGroupDelta(link));
      expect(items).toHaveLength(2);
      expect((await round(directory.readGroupDelta(link))).items).toEqual(items);
    });

    it('many members of one group at once', async () => {
      const people = Array.from({ length: 25 }, (_, index) => aPerson(100 + index));
      const live = await open({ people, groups: [sales, staff] });
      const link = await live.directory.startGroupDelta(chosen);
      const ids = people.map((person) => person.objectId);
      for (const id of ids) live.addMember(sales.groupId, id);
      const change = await changeOf(live.directory, link, sales.groupId);
      expect([...(change?.addedMembers ?? [])].sort()).toEqual(ids);
    });

    it('more than 50 groups are told without a filter, and so are others', async () => {
      const groups = Array.from({ length: 61 }, (_, index) => aModelGroup(index + 1));
      const live = await open({ people: crew, groups });
      const ids = groups.map((group) => group.groupId);
      const link = await live.directory.startGroupDelta(ids.slice(0, 60));
      const [first, last] = [ids[0] ?? '', ids[59] ?? ''];
      live.addMember(first, anna);
      live.addMember(last, bert);
      expect((await changeOf(live.directory, link, first))?.addedMembers).toEqual([anna]);
      expect((await changeOf(live.directory, link, last))?.addedMembers).toEqual([bert]);
    });

    it('ids are the same in whatever case they are asked for', async () => {
      const group = aModelGroup(0xabc, { memberIds: [] });
      const live = await open({ people: crew, groups: [group] });
      const link = await live.directory.startGroupDelta([group.groupId.toUpperCase()]);
      live.addMember(group.groupId, anna);
      expect((await changeOf(live.directory, link, group.groupId))?.addedMembers).toEqual([anna]);
    });

    it('a link that is too old, or no link of groups, is rejected', async () => {
      const { live, link, directory } = await started();
      const users = await directory.startUserDelta();
      expect(await directory.readGroupDelta(users)).toBeNull();
      live.expireLinks();
      expect(await directory.readGroupDelta(link)).toBeNull();
      const another = await directory.startGroupDelta(chosen);
      expect(await directory.readGroupDelta(another)).not.toBeNull();
    });
  });

  describe(`${name} tells what changed in users`, () => {
    const open = openingLive(openLive);
    const started = async () => {
      const live = await open(company());
      const link = await live.directory.startUserDelta();
      return { live, link, directory: live.directory };
    };

    it('a link costs one request and enumerates nobody', async () => {
      const { directory, link } = await started();
      expect(directory.usage().requests).toBe(1);
      expect((await round(directory.readUserDelta(link))).items).toEqual([]);
    });

    it('the properties that changed, and no other; null is a value', async () => {
      const { live, link, directory } = await started();
      live.changePerson(anna, { mail: 'anna@contoso.com', accountEnabled: false });
      live.changePerson(bert, { mail: null });
      const { items } = await round(directory.readUserDelta(link));
      expect(items).toEqual([
        {
          objectId: anna,
          removed: null,
          createdAt: null,
          properties: { mail: 'anna@contoso.com', accountEnabled: false },
        },
        { objectId: bert, removed: null, createdAt: null, properties: { mail: null } },
      ]);
    });

    it('several changes of one user are one', async () => {
      const { live, link, directory } = await started();
      live.changePerson(anna, { displayName: 'Anna' });
      live.changePerson(bert, { userType: 'Guest' });
      live.changePerson(anna, { displayName: 'Anna A.', proxyAddresses: ['SMTP:a@contoso.com'] });
      const { items } = await round(directory.readUserDelta(link));
      expect(items).toHaveLength(2);
      expect(items.find((item) => item.objectId === anna)?.properties).toEqual({
        displayName: 'Anna A.',
        proxyAddresses: ['SMTP:a@contoso.com'],
      });
    });

    it('somebody new, with everything that is set and the moment', async () => {
      const { live, link, directory } = await started();
      const dora = aPerson(4, { proxyAddresses: ['SMTP:person4@contoso.com'] });
      live.addPerson(dora);
      const { objectId, readable: _readable, ...properties } = dora;
      const { items } = await round(directory.readUserDelta(link));
      expect(items).toEqual([
        { objectId, removed: null, createdAt: expect.any(String), properties },
      ]);
    });

    it('into the recycle bin, back, and gone for good', async () => {
      const { live, link, directory } = await started();
      live.removePerson(anna, 'soft');
      const soft = await round(directory.readUserDelta(link));
      expect(soft.items).toEqual([
        { objectId: anna, removed: 'deleted', createdAt: null, properties: {} },
      ]);
      live.restorePerson(anna);
      const back = await round(directory.readUserDelta(soft.next));
      expect(back.items).toMatchObject([
        { objectId: anna, removed: null, properties: { mail: 'person1@contoso.com' } },
      ]);
      expect(Date.parse(back.items[0]?.createdAt ?? '')).toBeLessThan(live.now().getTime());
      live.removePerson(anna, 'permanent');
      const gone = await round(directory.readUserDelta(back.next));
      expect(gone.items).toEqual([
        { objectId: anna, removed: 'gone', createdAt: null, properties: {} },
      ]);
    });

    it('the same link tells the same again', async () => {
      const { live, link, directory } = await started();
      live.changePerson(anna, { displayName: 'Anna' });
      live.removePerson(bert, 'soft');
      const { items } = await round(directory.readUserDelta(link));
      expect((await round(directory.readUserDelta(link))).items).toEqual(items);
    });

    it('a link that is too old, or no link of users, is rejected', async () => {
      const { live, link, directory } = await started();
      const groups = await directory.startGroupDelta(chosen);
      expect(await directory.readUserDelta(groups)).toBeNull();
      live.expireLinks();
      expect(await directory.readUserDelta(link)).toBeNull();
    });
  });
};
