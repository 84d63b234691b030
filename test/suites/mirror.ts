import { beforeEach, describe, expect, it } from 'vitest';
import type { DirectorySnapshot } from '../../server/domain/directory.ts';
import { at } from './builders.ts';
import {
  aGroup,
  aMirrorChange,
  aPerson,
  aSnapshot,
  inOrder,
  someLinks,
} from './mirror-builders.ts';
import type { OpenStores, Stores } from './stores.ts';

const later = '2026-03-01T08:01:00.000Z';
const links = someLinks('first');
const next = someLinks('next');
const facts = { selectedIds: ['b', 'a'], links, plannedDigest: null };
const [anna, bert, carl] = ['anna', 'bert', 'carl'].map((id) => aPerson(id));

/** What every mirror promises. */
export const mirrorSuite = (open: OpenStores): void => {
  describe('mirror', () => {
    let mirror: Stores['mirror'];
    beforeEach(async () => {
      ({ mirror } = await open());
    });
    const revision = async () => (await mirror.state('task-1'))?.revision ?? -1;
    const loaded = async () => inOrder(await mirror.load('task-1'));
    const replace = (snapshot: DirectorySnapshot, fields: Partial<typeof facts> = {}) =>
      mirror.replace('task-1', snapshot, { ...facts, ...fields });

    describe('before a full read', () => {
      it('is none: there is no state, and to load it is refused rather than answered empty', async () => {
        expect(await mirror.state('task-1')).toBeNull();
        await expect(mirror.load('task-1')).rejects.toMatchObject({ code: 'not-found' });
        expect(await mirror.advance('task-1', 0, aMirrorChange(), links, at)).toBe(false);
        expect(await mirror.setPlannedDigest('task-1', 0, 'digest')).toBe(false);
        expect(await mirror.state('task-1')).toBeNull();
      });
    });

    describe('after a full read', () => {
      it('is that read, with its links and the selection it was read for', async () => {
        const snapshot = aSnapshot(
          [
            aGroup('a', ['anna', 'bert'], { memberGroupIds: ['n'], otherMembers: 3 }),
            aGroup('b', [], { state: 'missing', displayName: null, problem: 'Gone.' }),
            aGroup('n', ['carl']),
          ],
          [aPerson('anna', { mail: null, accountEnabled: null, readable: false })],
        );
        expect(await replace(snapshot)).toBeNull();
        expect(await loaded()).toEqual(inOrder(snapshot));
        expect(await mirror.state('task-1')).toEqual({
          taskId: 'task-1',
          revision: expect.any(Number),
          selectedIds: ['a', 'b'],
          links,
          readAt: at,
          checkedAt: at,
          plannedDigest: null,
        });
      });

      it('keeps ids in lower case and finds them in any', async () => {
        await replace(aSnapshot([aGroup('A', ['ANNA'], { memberGroupIds: ['N'] }), aGroup('N')]));
        expect((await mirror.people('task-1', ['AnnA']))[0]).toMatchObject({ objectId: 'anna' });
        expect(await mirror.membersOf('task-1', ['A'])).toEqual(['anna']);
        expect(await mirror.edgesOf('task-1', ['Anna', 'N'])).toEqual([
          { groupId: 'a', memberId: 'anna' },
          { groupId: 'a', memberId: 'n' },
        ]);
      });

      it('tells how the next one differs: each group, person and membership that came, went or changed', async () => {
        await replace(
          aSnapshot(
            [aGroup('a', ['anna', 'bert']), aGroup('b', ['anna']), aGroup('c')],
            [aPerson('anna', { proxyAddresses: ['smtp:x@c.com', 'SMTP:y@c.com'] })],
          ),
        );
        const changed = aSnapshot(
          [
            aGroup('a', ['bert', 'carl'], { displayName: 'New' }),
            aGroup('b', ['anna'], { otherMembers: 9 }),
            aGroup('d'),
          ],
          [
            aPerson('anna', { proxyAddresses: ['SMTP:y@c.com', 'smtp:x@c.com'] }),
            aPerson('bert', { mail: 'new@contoso.com' }),
          ],
          later,
        );
        const drift = { groups: 3, memberships: 2, people: 2 };
        expect(await replace(changed)).toEqual(drift);
        expect(await loaded()).toEqual(inOrder(changed));
        expect(await replace(changed)).toEqual({ groups: 0, memberships: 0, people: 0 });
      });

      it('has no drift to tell of another selection', async () => {
        await replace(aSnapshot([aGroup('a', ['anna'])]));
        const other = aSnapshot([aGroup('b', ['bert'])]);
        expect(await replace(other, { selectedIds: ['b'] })).toBeNull();
        expect(await loaded()).toEqual(inOrder(other));
      });

      it('is of its task alone, and gone when the task is', async () => {
        await replace(aSnapshot([aGroup('a', ['anna'])]));
        const other = aSnapshot([aGroup('a', ['bert'])]);
        // one name begins with the other
        await mirror.replace('task-10', other, facts);
        await mirror.advance(
          'task-1',
          await revision(),
          aMirrorChange({ affected: ['anna'] }),
          next,
          at,
        );
        expect(await mirror.membersOf('task-1', ['a'])).toEqual(['anna']);
        await mirror.remove('task-1');
        expect(await mirror.state('task-1')).toBeNull();
        expect(await mirror.groups('task-1')).toEqual([]);
        expect(await mirror.people('task-1', ['anna'])).toEqual([]);
        expect(await mirror.edgesOf('task-1', ['anna'])).toEqual([]);
        expect(await mirror.affected('task-1', 10)).toEqual([]);
        expect(inOrder(await mirror.load('task-10'))).toEqual(inOrder(other));
      });
    });

    describe('answers', () => {
      beforeEach(async () => {
        await replace(
          aSnapshot(
            [
              aGroup('a', ['anna'], { memberGroupIds: ['n', 'm'] }),
              aGroup('b', [], { memberGroupIds: ['n'] }),
              aGroup('n', ['anna', 'bert']),
              aGroup('m'),
            ],
            [
              aPerson('bert', {
                mail: 'Bert.B@Contoso.com',
                proxyAddresses: [
                  'SMTP:Bert.B@Contoso.com',
                  'smtp:BB@contoso.com',
                  'SIP:bert@sip.com',
                ],
              }),
              aPerson('carl', {
                mail: null,
                userPrincipalName: 'bb@contoso.com',
                proxyAddresses: [],
              }),
            ],
          ),
        );
      });

      it('groups without members, and which have any', async () => {
        const groups = await mirror.groups('task-1');
        expect(groups.map(({ groupId }) => groupId).toSorted()).toEqual(['a', 'b', 'm', 'n']);
        expect(groups.every((group) => !('memberIds' in group))).toBe(true);
        expect([...(await mirror.occupied('task-1'))].toSorted()).toEqual(['a', 'n']);
      });

      it('people by their ids, and nobody for an id it does not hold', async () => {
        const found = await mirror.people('task-1', ['anna', 'nobody', 'anna']);
        expect(found).toEqual([anna]);
        expect(await mirror.people('task-1', [])).toEqual([]);
      });

      it('people by any of their addresses', async () => {
        const namesAt = async (...addresses: string[]) =>
          (await mirror.peopleAt('task-1', addresses)).map(({ objectId }) => objectId).toSorted();
        expect(await namesAt('bert.b@contoso.com')).toEqual(['bert']);
        expect(await namesAt('bb@contoso.com')).toEqual(['bert', 'carl']);
        expect(await namesAt('bert@sip.com', 'bb@contoso.com', 'anna@contoso.com')).toEqual([
          'anna',
          'bert',
          'carl',
        ]);
        expect(await namesAt('smtp:bb@contoso.com', 'nobody@contoso.com', '')).toEqual([]);
      });

      it('memberships of people and of groups', async () => {
        const edges = await mirror.edgesOf('task-1', ['anna', 'n', 'carl', 'b']);
        expect(
          edges.map(({ groupId, memberId }) => `${memberId} in ${groupId}`).toSorted(),
        ).toEqual(['anna in a', 'anna in n', 'n in a', 'n in b']);
      });

      it('who is directly in groups, each once', async () => {
        const members = await mirror.membersOf('task-1', ['a', 'n', 'm', 'none']);
        expect(members.toSorted()).toEqual(['anna', 'bert']);
      });

      it('any number of ids at once', async () => {
        const ids = Array.from({ length: 11_000 }, (_, index) => `id-${index}`);
        expect(await mirror.people('task-1', [...ids, 'anna'])).toEqual([anna]);
        expect(await mirror.edgesOf('task-1', ['m', ...ids])).toEqual([
          { groupId: 'a', memberId: 'm' },
        ]);
      });
    });

    describe('with a round of changes', () => {
      beforeEach(async () => {
        await replace(
          aSnapshot([aGroup('a', ['anna', 'bert'], { memberGroupIds: ['n'] }), aGroup('n')]),
        );
      });

      it('is what a full read would have given then', async () => {
        const before = await revision();
        const change = aMirrorChange({
          groups: [{ ...aGroup('a', [], { displayName: 'New', memberGroupIds: [] }) }],
          people: [
            ...(carl ? [carl] : []),
            aPerson('anna', { mail: null, proxyAddresses: ['SMTP:a2@contoso.com'] }),
          ],
          addedEdges: [
            { groupId: 'n', memberId: 'carl' },
            { groupId: 'a', memberId: 'anna' },
          ],
          removedEdges: [
            { groupId: 'a', memberId: 'bert' },
            { groupId: 'n', memberId: 'nobody' },
          ],
          removedPeople: ['bert', 'nobody'],
        });
        expect(await mirror.advance('task-1', before, change, next, later)).toBe(true);
        const expected = aSnapshot(
          [aGroup('a', ['anna'], { displayName: 'New' }), aGroup('n', ['carl'])],
          [aPerson('anna', { mail: null, proxyAddresses: ['SMTP:a2@contoso.com'] })],
          later,
        );
        expect(await loaded()).toEqual(inOrder(expected));
        expect(await mirror.state('task-1')).toMatchObject({
          revision: before + 1,
          links: next,
          readAt: at,
          checkedAt: later,
          selectedIds: ['a', 'b'],
        });
        expect(await mirror.peopleAt('task-1', ['anna@contoso.com'])).toEqual([]);
      });

      it('keeps the memberships of somebody deleted: who is restored is in his groups again', async () => {
        const gone = aMirrorChange({ removedPeople: ['bert'] });
        await mirror.advance('task-1', await revision(), gone, next, later);
        expect(await mirror.people('task-1', ['bert'])).toEqual([]);
        expect(await mirror.edgesOf('task-1', ['bert'])).toEqual([
          { groupId: 'a', memberId: 'bert' },
        ]);
        const back = aMirrorChange({ people: bert ? [bert] : [] });
        await mirror.advance('task-1', await revision(), back, next, later);
        expect(await mirror.membersOf('task-1', ['a'])).toHaveLength(2);
      });

      it('keeps them also through a full read, which does not tell of the deleted', async () => {
        const gone = aMirrorChange({ removedPeople: ['bert'] });
        await mirror.advance('task-1', await revision(), gone, next, later);
        const without = aSnapshot([aGroup('a', ['anna'], { memberGroupIds: ['n'] }), aGroup('n')]);
        expect(await replace(without)).toEqual({ groups: 0, memberships: 0, people: 0 });
        expect(await mirror.edgesOf('task-1', ['bert'])).toHaveLength(1);
        const elsewhere = aSnapshot([aGroup('a', ['anna']), aGroup('n', ['bert'])]);
        expect(await replace(elsewhere)).toMatchObject({ memberships: 2, people: 1 });
        expect(await mirror.edgesOf('task-1', ['bert'])).toEqual([
          { groupId: 'n', memberId: 'bert' },
        ]);
      });

      it('counts a deleted person as nobody’s member until he is back', async () => {
        const occupied = async () => [...(await mirror.occupied('task-1'))].toSorted();
        const there = aMirrorChange({ addedEdges: [{ groupId: 'n', memberId: 'bert' }] });
        await mirror.advance('task-1', await revision(), there, next, later);
        expect(await occupied()).toEqual(['a', 'n']);
        const gone = aMirrorChange({ removedPeople: ['Bert'] });
        await mirror.advance('task-1', await revision(), gone, next, later);
        expect(await occupied()).toEqual(['a']);
        expect(await mirror.membersOf('task-1', ['a', 'n'])).toEqual(['anna']);
        const { groups } = await mirror.load('task-1');
        expect([...groups.values()].flatMap(({ memberIds }) => memberIds)).toEqual(['anna']);
        expect(await mirror.edgesOf('task-1', ['bert'])).toHaveLength(2);
        const back = aMirrorChange({ people: [aPerson('BERT')] });
        await mirror.advance('task-1', await revision(), back, next, later);
        expect(await occupied()).toEqual(['a', 'n']);
        expect(await mirror.membersOf('task-1', ['n'])).toEqual(['bert']);
      });

      it('holds a membership of somebody it does not know, who counts once he is there', async () => {
        const early = aMirrorChange({ addedEdges: [{ groupId: 'n', memberId: 'carl' }] });
        await mirror.advance('task-1', await revision(), early, next, later);
        expect(await mirror.membersOf('task-1', ['n'])).toEqual([]);
        const known = aMirrorChange({ people: carl ? [carl] : [] });
        await mirror.advance('task-1', await revision(), known, next, later);
        expect(await mirror.membersOf('task-1', ['n'])).toEqual(['carl']);
      });

      it('a full read that tells of somebody again wakes what it tells, and forgets the rest', async () => {
        const both = aMirrorChange({
          addedEdges: [{ groupId: 'n', memberId: 'bert' }],
          removedPeople: ['bert'],
        });
        await mirror.advance('task-1', await revision(), both, next, later);
        const back = aSnapshot([
          aGroup('a', ['anna', 'bert'], { memberGroupIds: ['n'] }),
          aGroup('n'),
        ]);
        expect(await replace(back)).toEqual({ groups: 0, memberships: 1, people: 1 });
        expect(await mirror.membersOf('task-1', ['a', 'n'])).toHaveLength(2);
        expect([...(await mirror.occupied('task-1'))]).toEqual(['a']);
      });

      it('forgets them with a group that is no longer read', async () => {
        const gone = aMirrorChange({ removedPeople: ['bert'] });
        await mirror.advance('task-1', await revision(), gone, next, later);
        await replace(aSnapshot([aGroup('n')]));
        expect(await mirror.edgesOf('task-1', ['bert'])).toEqual([]);
      });

      it('keeps who is in both lists of one round', async () => {
        const edge = { groupId: 'n', memberId: 'anna' };
        const both = aMirrorChange({ addedEdges: [edge, edge], removedEdges: [edge] });
        await mirror.advance('task-1', await revision(), both, next, later);
        expect(await mirror.membersOf('task-1', ['n'])).toEqual(['anna']);
      });

      it('takes each revision once: a late or second round writes nothing', async () => {
        const before = await revision();
        const add = (memberId: string) =>
          aMirrorChange({ addedEdges: [{ groupId: 'n', memberId }], affected: [memberId] });
        const rounds = await Promise.all(
          ['anna', 'bert'].map((id) => mirror.advance('task-1', before, add(id), next, later)),
        );
        expect(rounds.toSorted()).toEqual([false, true]);
        expect(await mirror.membersOf('task-1', ['n'])).toHaveLength(1);
        expect(await mirror.affected('task-1', 10)).toHaveLength(1);
        expect(await mirror.advance('task-1', before, add('carl'), next, later)).toBe(false);
        await replace(aSnapshot([aGroup('a')]));
        expect(await mirror.advance('task-1', before + 1, add('carl'), next, later)).toBe(false);
      });
    });

    describe('remembers the affected people', () => {
      const affect = async (now: string, ...affected: string[]) =>
        mirror.advance('task-1', await revision(), aMirrorChange({ affected }), next, now);
      const remembered = async (limit = 10) =>
        (await mirror.affected('task-1', limit)).map(({ objectId, since }) => [objectId, since]);
      beforeEach(async () => {
        await replace(aSnapshot([aGroup('a', ['anna', 'bert'])]));
      });

      it('oldest first, at most as many as asked for', async () => {
        await affect(at, 'carl', 'Bert');
        await affect(later, 'anna');
        expect(await remembered()).toEqual([
          ['bert', at],
          ['carl', at],
          ['anna', later],
        ]);
        expect(await remembered(1)).toEqual([['bert', at]]);
      });

      it('until they are planned; a later round counts anew', async () => {
        await affect(at, 'anna', 'bert');
        const seen = await mirror.affected('task-1', 10);
        await affect(later, 'anna');
        await mirror.planned('task-1', seen);
        expect(await remembered()).toEqual([['anna', later]]);
        await mirror.planned('task-1', await mirror.affected('task-1', 10));
        expect(await remembered()).toEqual([]);
      });

      it('even if the later round’s clock goes behind or stands still', async () => {
        await affect(later, 'anna');
        for (const now of [later, at]) {
          const seen = await mirror.affected('task-1', 10);
          await affect(now, 'anna');
          await mirror.planned('task-1', seen);
          expect(await remembered()).toHaveLength(1);
        }
      });

      it('but not beyond a full read, which plans everybody', async () => {
        await affect(later, 'anna');
        await replace(aSnapshot([aGroup('a', ['anna'])]));
        expect(await remembered()).toEqual([]);
      });

      it('and those a full read could not settle, newer than any round before', async () => {
        await affect(later, 'anna');
        const snapshot = aSnapshot([aGroup('a', ['anna', 'bert'])], [], later);
        await mirror.replace('task-1', snapshot, { ...facts, affected: ['Bert'] });
        const [left] = await mirror.affected('task-1', 10);
        expect(left?.objectId).toBe('bert');
        expect(left?.since.localeCompare(later)).toBe(1);
        await affect(later, 'anna');
        expect((await remembered()).map(([objectId]) => objectId)).toEqual(['bert', 'anna']);
        await mirror.planned('task-1', left ? [left] : []);
        expect(await remembered()).toHaveLength(1);
      });
    });

    it('remembers for which configuration everybody was planned', async () => {
      await replace(aSnapshot([aGroup('a')]), { plannedDigest: null });
      expect(await mirror.setPlannedDigest('task-1', await revision(), 'digest')).toBe(true);
      expect(await mirror.state('task-1')).toMatchObject({ plannedDigest: 'digest' });
      await mirror.advance('task-1', await revision(), aMirrorChange(), next, later);
      expect(await mirror.state('task-1')).toMatchObject({ plannedDigest: 'digest' });
    });

    it('tells of any number of tasks how far their mirrors are, without those that have none', async () => {
      await replace(aSnapshot([aGroup('a')]));
      await mirror.setPlannedDigest('task-1', await revision(), 'digest');
      for (const taskId of ['task-2', 'task-10'])
        await mirror.replace(taskId, aSnapshot([aGroup('a')]), facts);
      const others = aMirrorChange({ affected: ['anna', 'bert'] });
      const { revision: second = -1 } = (await mirror.state('task-2')) ?? {};
      await mirror.advance('task-2', second, others, next, later);
      const progress = await mirror.progressOf(['task-1', 'task-2', 'task-3']);
      expect([...progress].toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
        ['task-1', { plannedDigest: 'digest', checkedAt: at, hasAffected: false }],
        ['task-2', { plannedDigest: facts.plannedDigest, checkedAt: later, hasAffected: true }],
      ]);
      expect(await mirror.progressOf([])).toEqual(new Map());
    });

    it('tells of any number of tasks which groups their mirrors hold', async () => {
      await replace(aSnapshot([aGroup('a'), aGroup('B')]));
      await mirror.replace('task-2', aSnapshot([aGroup('c')]), facts);
      const found = await mirror.groupIdsOf(['task-1', 'task-2', 'task-3']);
      const sorted = [...found].map(([taskId, ids]) => [taskId, ids.toSorted()]);
      expect(Object.fromEntries(sorted)).toEqual({ 'task-1': ['a', 'b'], 'task-2': ['c'] });
      expect(await mirror.groupIdsOf([])).toEqual(new Map());
    });

    it('does not take everybody for planned from what it no longer is', async () => {
      await replace(aSnapshot([aGroup('a')]), { plannedDigest: null });
      const before = await revision();
      await mirror.advance('task-1', before, aMirrorChange(), next, later);
      expect(await mirror.setPlannedDigest('task-1', before, 'digest')).toBe(false);
      const advanced = await revision();
      await replace(aSnapshot([aGroup('a', ['anna'])]), { plannedDigest: null });
      expect(await mirror.setPlannedDigest('task-1', advanced, 'digest')).toBe(false);
      expect(await mirror.state('task-1')).toMatchObject({ plannedDigest: null });
    });
  });
};
