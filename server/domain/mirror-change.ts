import type { GroupDelta, PersonDelta } from './delta.ts';
import type { Person } from './directory.ts';
import { type GroupId, mailAddress, type ObjectId } from './ids.ts';

/** A direct membership of a person. */
export interface DirectMembership {
  readonly groupId: GroupId;
  readonly memberId: ObjectId;
}

/** The groups of the mirror as they were before a round. */
export interface KnownGroup {
  readonly groupId: GroupId;
  readonly displayName: string | null;
  readonly state: 'readable' | 'missing' | 'unreadable';
  readonly memberGroupIds: readonly GroupId[];
}

/** What a round of group deltas means for the mirror, or that only a full read can tell. */
export type GroupsOutcome =
  | { readonly kind: 'read-in-full'; readonly why: string }
  | {
      readonly kind: 'changed';
      readonly added: readonly DirectMembership[];
      /** Ids of people or of nested groups, whichever the mirror knows. */
      readonly removed: readonly DirectMembership[];
      readonly renamed: ReadonlyMap<GroupId, string>;
      /** The nested groups of those that gained or lost one. */
      readonly nesting: ReadonlyMap<GroupId, { readonly memberGroupIds: readonly GroupId[] }>;
      /** Groups whose nesting began or ended: everybody below them is affected. */
      readonly touchedChildren: readonly GroupId[];
      /** Nested groups the mirror does not hold: it needs them and everything below them. */
      readonly strangers: readonly GroupId[];
    };

/**
 * Reads a round of group deltas against the groups of the mirror; deltas of other groups are ignored. A group that
 * vanished or came back needs a full read, and so does taking out one that cannot be read: that is rare, and what it means
 * for the members is not told.
 */
export const readGroupDeltas = (
  deltas: readonly GroupDelta[],
  known: ReadonlyMap<GroupId, KnownGroup>,
): GroupsOutcome => {
  const added: DirectMembership[] = [];
  const removed: DirectMembership[] = [];
  const renamed = new Map<GroupId, string>();
  const nesting = new Map<GroupId, { memberGroupIds: readonly GroupId[] }>();
  const touchedChildren = new Set<GroupId>();
  const strangers = new Set<GroupId>();
  for (const delta of deltas) {
    const group = known.get(delta.groupId);
    if (group === undefined) continue;
    const { groupId } = group;
    if (delta.removed !== null) {
      if (group.state === 'missing') continue;
      return { kind: 'read-in-full', why: `The group ${groupId} was deleted.` };
    }
    if (group.state !== 'readable') {
      return { kind: 'read-in-full', why: `The group ${groupId} is there again.` };
    }
    if (delta.displayName !== undefined && delta.displayName !== group.displayName) {
      renamed.set(groupId, delta.displayName);
    }
    for (const memberId of delta.addedMembers) added.push({ groupId, memberId });
    const gone = new Set(delta.removedIds);
    for (const memberId of gone) if (!known.has(memberId)) removed.push({ groupId, memberId });
    for (const id of delta.addedGroups) if (!known.has(id)) strangers.add(id);
    const begun = delta.addedGroups.filter((id) => !group.memberGroupIds.includes(id));
    const ended = group.memberGroupIds.filter((id) => gone.has(id));
    const frozen = groupsBelow(known, ended).find((id) => known.get(id)?.state !== 'readable');
    if (frozen !== undefined) {
      // whoever changed or left meanwhile was left alone, and nobody told of him since
      const why = `The group ${frozen}, which cannot be read, is no longer below ${groupId}.`;
      return { kind: 'read-in-full', why };
    }
    if (begun.length + ended.length > 0) {
      const kept = group.memberGroupIds.filter((id) => !gone.has(id));
      nesting.set(groupId, { memberGroupIds: [...kept, ...begun].toSorted() });
      for (const child of [...begun, ...ended]) touchedChildren.add(child);
    }
  }
  return {
    kind: 'changed',
    added,
    removed,
    renamed,
    nesting,
    touchedChildren: [...touchedChildren],
    strangers: [...strangers],
  };
};

/** These groups and all that are nested in them. */
export const groupsBelow = (
  known: ReadonlyMap<GroupId, Pick<KnownGroup, 'memberGroupIds'>>,
  from: readonly GroupId[],
): readonly GroupId[] => {
  const found = new Set(from);
  // a Set grows while it is iterated: cycles end
  for (const id of found)
    for (const nested of known.get(id)?.memberGroupIds ?? []) found.add(nested);
  return [...found];
};

/** A person of the mirror with what a delta told of him: a delta may tell only what changed. */
export const mergedPerson = (known: Person, { properties }: PersonDelta): Person => ({
  ...known,
  ...properties,
  readable: true,
});

/** Every address by which somebody may claim a user: mail, primary proxy address, user principal name; lower case. */
export const claimableAddresses = (person: Person): readonly string[] => {
  const primary = person.proxyAddresses.filter((proxy) => proxy.startsWith('SMTP:'));
  return [person.mail, person.userPrincipalName, ...primary.map((proxy) => proxy.slice(5))].flatMap(
    (address) => (address && address.trim() !== '' ? [mailAddress(address)] : []),
  );
};

/**
 * Addresses by which somebody is no longer known, `after` being null if he is gone. A user at one of them may be missing from
 * now on, whoever he stands for.
 */
export const addressesLeft = (before: Person, after: Person | null): readonly string[] => {
  const kept = new Set(after === null ? [] : claimableAddresses(after));
  return claimableAddresses(before).filter((address) => !kept.has(address));
};

/** Whether what is affected is an address that somebody left, and no person. */
export const isAddress = (affected: string): boolean => affected.includes('@');
