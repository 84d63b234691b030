import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../server/domain/errors.ts';
import type { Directory } from '../../server/ports/directory.ts';
import {
  aDirectoryDomain,
  aDirectoryModel,
  aModelGroup,
  aPerson,
  type DirectoryModel,
  guid,
} from '../fakes/directory-model.ts';

export interface OpenedModel {
  readonly directory: Directory;
  close(): Promise<void>;
}

/** What every `Directory` promises, whatever stands behind it. `open` makes one over the model. */
export const directoryContract = (
  name: string,
  open: (model: DirectoryModel) => Promise<OpenedModel>,
): void => {
  describe(`${name} keeps the directory contract`, () => {
    const opened: OpenedModel[] = [];
    const over = async (overrides: Partial<DirectoryModel>): Promise<Directory> => {
      const one = await open(aDirectoryModel(overrides));
      opened.push(one);
      return one.directory;
    };
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((one) => one.close()));
    });

    const crew = [aPerson(1), aPerson(2), aPerson(3)];
    const [anna, bert, carl] = crew.map((person) => person.objectId) as [string, string, string];

    it('lists every domain as Microsoft tells it', async () => {
      const domains = [
        aDirectoryDomain('contoso.com'),
        aDirectoryDomain('new.example', { verified: false, mail: false }),
        aDirectoryDomain('contoso.onmicrosoft.com', { initial: true }),
      ];
      const directory = await over({ domains });
      expect(await directory.listDomains()).toEqual(domains);
    });

    it('a group without members is readable and empty', async () => {
      const group = aModelGroup(1);
      const directory = await over({ groups: [group] });
      const { groups, people } = await directory.readGroups([group.groupId]);
      expect(groups.get(group.groupId)).toMatchObject({
        state: 'readable',
        displayName: 'Group 1',
        problem: null,
        memberIds: [],
        memberGroupIds: [],
      });
      expect(people.size).toBe(0);
    });

    it('reads users with all that is used of them, and counts what is no user', async () => {
      const person = aPerson(1, {
        proxyAddresses: ['SMTP:person1@contoso.com', 'smtp:p1@contoso.com'],
        userType: 'Guest',
        accountEnabled: false,
      });
      const group = aModelGroup(1, { memberIds: [anna], otherMembers: 2 });
      const directory = await over({ people: [person], groups: [group] });
      const { groups, people } = await directory.readGroups([group.groupId]);
      expect(groups.get(group.groupId)).toMatchObject({ memberIds: [anna], otherMembers: 2 });
      expect(people.get(anna)).toEqual(person);
    });

    it('follows nested groups to the end, and a circle ends too', async () => {
      const inner = aModelGroup(3, { memberIds: [carl] });
      const middle = aModelGroup(2, { memberIds: [bert], memberGroupIds: [inner.groupId] });
      const outer = aModelGroup(1, { memberIds: [anna], memberGroupIds: [middle.groupId] });
      inner.memberGroupIds = [outer.groupId];
      const directory = await over({ people: crew, groups: [outer, middle, inner] });
      const { groups, people } = await directory.readGroups([outer.groupId]);
      expect([...groups.keys()].sort()).toEqual(
        [outer.groupId, middle.groupId, inner.groupId].sort(),
      );
      expect(groups.get(middle.groupId)?.memberGroupIds).toEqual([inner.groupId]);
      expect([...people.keys()].sort()).toEqual([anna, bert, carl]);
    });

    it('somebody in several groups is one person', async () => {
      const groups = [1, 2, 3].map((number) => aModelGroup(number, { memberIds: [anna, bert] }));
      const directory = await over({ people: crew, groups });
      const snapshot = await directory.readGroups(groups.map((group) => group.groupId));
      expect(snapshot.people.size).toBe(2);
      for (const group of groups) {
        expect(snapshot.groups.get(group.groupId)?.memberIds).toHaveLength(2);
      }
    });

    it('ids are the same in whatever case they are asked for', async () => {
      const group = aModelGroup(0xabc, { memberIds: [anna] });
      const directory = await over({ people: crew, groups: [group] });
      const upper = group.groupId.toUpperCase();
      const snapshot = await directory.readGroups([upper, group.groupId]);
      expect([...snapshot.groups.keys()]).toEqual([group.groupId]);
      expect([...(await directory.getGroups([upper])).keys()]).toEqual([group.groupId]);
      expect([...(await directory.countMembers([upper])).keys()]).toEqual([group.groupId]);
    });

    it('a deleted group is missing, not empty, and the others are read', async () => {
      const there = aModelGroup(1, { memberIds: [anna] });
      const gone = aModelGroup(2, { memberIds: [bert], state: 'missing' });
      const directory = await over({ people: crew, groups: [there, gone] });
      const { groups } = await directory.readGroups([there.groupId, gone.groupId, guid(999)]);
      expect(groups.get(there.groupId)?.state).toBe('readable');
      for (const id of [gone.groupId, guid(999)]) {
        expect(groups.get(id)).toMatchObject({ state: 'missing', memberIds: [] });
        expect(groups.get(id)?.problem).toContain(id);
      }
    });

    it('a group whose members may not be read is unreadable and names the permission', async () => {
      const group = aModelGroup(1, { memberIds: [anna], state: 'unreadable' });
      const directory = await over({ people: crew, groups: [group] });
      const { groups } = await directory.readGroups([group.groupId]);
      expect(groups.get(group.groupId)).toMatchObject({
        state: 'unreadable',
        displayName: 'Group 1',
        memberIds: [],
      });
      expect(groups.get(group.groupId)?.problem).toContain('GroupMember.Read.All');
    });

    it('a group with hidden membership that lists nobody is unreadable, not empty', async () => {
      const group = aModelGroup(1, { kind: 'microsoft365', hiddenMembership: true });
      const directory = await over({ groups: [group] });
      const read = (await directory.readGroups([group.groupId])).groups.get(group.groupId);
      expect(read?.state).toBe('unreadable');
      expect(read?.problem).toContain('Member.Read.Hidden');
    });

    it('a member of whom nothing is told is unreadable, not somebody without an address', async () => {
      const hollow = aPerson(1, {
        displayName: null,
        mail: null,
        userPrincipalName: null,
        userType: null,
        accountEnabled: null,
        readable: false,
      });
      const group = aModelGroup(1, { memberIds: [anna] });
      const directory = await over({ people: [hollow], groups: [group] });
      const { people } = await directory.readGroups([group.groupId]);
      expect(people.get(anna)).toEqual(hollow);
    });

    it('tells the groups asked for, and leaves out what does not exist', async () => {
      const full = aModelGroup(1, {
        kind: 'microsoft365',
        mail: 'all@contoso.com',
        description: 'Everybody',
        dynamic: true,
        hiddenMembership: true,
        onPremisesSynced: true,
      });
      const kinds = (['security', 'mailEnabledSecurity', 'distribution'] as const).map(
        (kind, index) => aModelGroup(2 + index, { kind, mail: 'x@contoso.com' }),
      );
      const groups = [full, ...kinds];
      const directory = await over({ groups });
      const found = await directory.getGroups([...groups.map((each) => each.groupId), guid(999)]);
      expect(found.size).toBe(4);
      for (const group of groups) {
        const { memberIds, memberGroupIds, otherMembers, state, ...summary } = group;
        expect(found.get(group.groupId)).toEqual(summary);
      }
    });

    it('more groups than fit into one request are told all', async () => {
      const groups = Array.from({ length: 45 }, (_, index) => aModelGroup(index + 1));
      const directory = await over({ groups });
      expect((await directory.getGroups(groups.map((each) => each.groupId))).size).toBe(45);
    });

    it('counts the users of a group, and nothing where it may not', async () => {
      const group = aModelGroup(1, { memberIds: [anna, bert], otherMembers: 1 });
      const refused = aModelGroup(2, { memberIds: [carl], state: 'unreadable' });
      const directory = await over({ people: crew, groups: [group, refused] });
      const counts = await directory.countMembers([group.groupId, refused.groupId, guid(999)]);
      expect(counts.get(group.groupId)).toBe(2);
      expect(counts.get(refused.groupId)).toBeNull();
      expect(counts.get(guid(999))).toBeNull();
    });

    it('lists groups by name, page after page, each once', async () => {
      const groups = Array.from({ length: 230 }, (_, index) =>
        aModelGroup(index + 1, { displayName: `Group ${2000 - index}` }),
      );
      const directory = await over({ groups });
      const names: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await directory.findGroups(cursor ? { cursor } : {});
        names.push(...page.groups.map((group) => group.displayName));
        cursor = page.nextCursor;
      } while (cursor);
      expect(names).toEqual(groups.map((group) => group.displayName).reverse());
    });

    it('finds groups by the beginning of a word in name or description', async () => {
      const groups = [
        aModelGroup(1, { displayName: 'Sales Europe' }),
        aModelGroup(2, { displayName: 'Marketing', description: 'Sales support' }),
        aModelGroup(3, { displayName: 'Wholesales' }),
      ];
      const directory = await over({ groups });
      const found = await directory.findGroups({ search: ' sales ' });
      expect(found.groups.map((group) => group.displayName)).toEqual(['Marketing', 'Sales Europe']);
      expect((await directory.findGroups({ search: '  ' })).groups).toHaveLength(3);
    });

    it('a cursor that is not ours is refused', async () => {
      const directory = await over({ groups: [aModelGroup(1)] });
      await expect(directory.findGroups({ cursor: '!' })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    });

    it('an access with all permissions is good, and the tenant is named', async () => {
      const group = aModelGroup(1, { memberIds: [anna] });
      const directory = await over({ people: crew, groups: [group], tenantName: 'Fabrikam' });
      const report = await directory.testAccess();
      expect(report).toMatchObject({ ok: true, tenantName: 'Fabrikam', error: null });
      expect(report.checks.map((check) => check.permission)).toEqual([
        'Domain.Read.All',
        'Group.Read.All',
        'GroupMember.Read.All',
        'User.Read.All',
      ]);
      expect(report.checks.filter((check) => check.state === 'missing')).toEqual([]);
    });

    it('a refused sign-in is a report, not an exception; every read throws it', async () => {
      const failure = new AppError('wrong-secret', 'no', { upstream: { aadsts: 7000215 } });
      const directory = await over({ failure });
      const report = await directory.testAccess();
      expect(report.ok).toBe(false);
      expect(report.error?.code).toBe('wrong-secret');
      await expect(directory.listDomains()).rejects.toMatchObject({ code: 'wrong-secret' });
      await expect(directory.readGroups([guid(1)])).rejects.toMatchObject({ code: 'wrong-secret' });
    });

    it('tells its progress while it reads', async () => {
      const inner = aModelGroup(2, { memberIds: [bert] });
      const outer = aModelGroup(1, { memberIds: [anna], memberGroupIds: [inner.groupId] });
      const directory = await over({ people: crew, groups: [outer, inner] });
      const seen: { groupsRead: number; groupsTotal: number }[] = [];
      await directory.readGroups([outer.groupId], { onProgress: (step) => seen.push(step) });
      expect(seen.at(-1)).toMatchObject({ groupsRead: 2, groupsTotal: 2 });
    });

    it('an aborted read throws the reason and not a partial answer', async () => {
      const group = aModelGroup(1, { memberIds: [anna] });
      const directory = await over({ people: crew, groups: [group] });
      const signal = AbortSignal.abort(new AppError('run-cancelled', 'Cancelled.'));
      const reads: readonly (() => Promise<unknown>)[] = [
        () => directory.testAccess({ signal }),
        () => directory.listDomains({ signal }),
        () => directory.findGroups({}, { signal }),
        () => directory.getGroups([group.groupId], { signal }),
        () => directory.countMembers([group.groupId], { signal }),
        () => directory.readGroups([group.groupId], { signal }),
      ];
      for (const read of reads)
        await expect(read()).rejects.toMatchObject({ code: 'run-cancelled' });
    });

    it('counts what it asked for', async () => {
      const directory = await over({});
      expect(directory.usage()).toEqual({ requests: 0, resourceUnits: 0 });
      await directory.listDomains();
      expect(directory.usage()).toEqual({ requests: 1, resourceUnits: 1 });
    });
  });
};
