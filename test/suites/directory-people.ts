import { describe, expect, it } from 'vitest';
import { aModelGroup, aPerson, guid } from '../fakes/directory-model.ts';
import { type OpenLive, openingLive } from './directory-live.ts';

const crew = [aPerson(1), aPerson(2), aPerson(3)];
const [anna, bert] = crew.map((person) => person.objectId) as [string, string];
const group = aModelGroup(1, { memberIds: [anna] });

/** How every `Directory` reads people by their ids. */
export const peopleContract = (name: string, openLive: OpenLive): void => {
  describe(`${name} reads people by id`, () => {
    const open = openingLive(openLive);

    it.each([
      [0, 0],
      [1, 1],
      [20, 1],
      [25, 1],
      [300, 1],
      [400, 2],
    ])('%i people with %i requests', async (count, requests) => {
      const people = Array.from({ length: count }, (_, index) => aPerson(index + 1));
      const { directory } = await open({ people, groups: [] });
      const read = await directory.readPeople(people.map((person) => person.objectId));
      expect(read.map((person) => person.objectId)).toEqual(people.map((one) => one.objectId));
      expect(directory.usage().requests).toBe(requests);
    });

    it('with all that is used of them', async () => {
      const person = aPerson(1, { userType: 'Guest', accountEnabled: false });
      const { directory } = await open({ people: [person, ...crew.slice(1)], groups: [] });
      expect(await directory.readPeople([anna.toUpperCase(), anna])).toMatchObject([
        { objectId: anna, userType: 'Guest', accountEnabled: false, readable: true },
      ]);
      expect(await directory.readPeople([anna, bert])).toHaveLength(2);
    });

    it('who is not there, or in the recycle bin, is absent', async () => {
      const live = await open({ people: crew, groups: [group] });
      live.removePerson(bert, 'soft');
      const others = Array.from({ length: 20 }, (_, index) => guid(900 + index));
      expect(await live.directory.readPeople([guid(999)])).toEqual([]);
      for (const more of [[], others]) {
        const read = await live.directory.readPeople([anna, bert, guid(999), ...more]);
        expect(read.map((person) => person.objectId)).toEqual([anna]);
      }
    });

    it('with the groups they are directly in, 20 people with one request', async () => {
      const people = Array.from({ length: 21 }, (_, index) => aPerson(index + 1));
      const inner = aModelGroup(3, { memberIds: [anna, bert] });
      const outer = aModelGroup(2, { memberIds: [bert], memberGroupIds: [inner.groupId] });
      const live = await open({ people, groups: [group, outer, inner] });
      const { directory } = live;
      live.removePerson(people[2]?.objectId ?? '', 'soft');
      const read = await directory.readMemberships([anna.toUpperCase(), bert, guid(3), guid(999)]);
      expect([...read.keys()]).toEqual([anna, bert]);
      expect(read.get(anna)?.toSorted()).toEqual([group.groupId, inner.groupId].toSorted());
      expect(read.get(bert)?.toSorted()).toEqual([outer.groupId, inner.groupId].toSorted());
      expect(directory.usage().requests).toBe(1);
      await directory.readMemberships(people.map((person) => person.objectId));
      expect(directory.usage().requests).toBe(3);
      expect(await directory.readMemberships([])).toEqual(new Map());
    });

    it('an aborted read throws the reason', async () => {
      const { directory } = await open({ people: crew, groups: [group] });
      const link = await directory.startGroupDelta([group.groupId]);
      const users = await directory.startUserDelta();
      const signal = AbortSignal.abort(new Error('stopped'));
      const reads: readonly (() => Promise<unknown>)[] = [
        () => directory.startGroupDelta([group.groupId], { signal }),
        () => directory.startUserDelta({ signal }),
        () => directory.readGroupDelta(link, { signal }),
        () => directory.readUserDelta(users, { signal }),
        () => directory.readPeople([anna], { signal }),
        () => directory.readPeople([anna, bert], { signal }),
        () => directory.readMemberships([anna], { signal }),
        () => directory.subscriptions.list({ signal }),
      ];
      for (const read of reads) await expect(read()).rejects.toThrow('stopped');
    });
  });
};
