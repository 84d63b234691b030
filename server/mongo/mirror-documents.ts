import type { Person } from '../domain/directory.ts';
import { mailAddress, type TaskId } from '../domain/ids.ts';
import type { MirrorEdge, MirrorGroup, MirrorState } from '../ports/mirror.ts';
import type {
  MirrorAffectedDocument,
  MirrorEdgeDocument,
  MirrorGroupDocument,
  MirrorPersonDocument,
  MirrorStateDocument,
} from './documents.ts';
import { text } from './text.ts';

/** An id of the directory as it is stored and searched: lower case. */
export const lowerId = (id: string): string => text(id).toLowerCase();

/** The same for a list, each once. */
export const lowerIds = (ids: readonly string[]): string[] => [...new Set(ids.map(lowerId))];

/** The `_id` of an object, or of two that belong together, in a task's mirror. */
export const mirrorKey = (taskId: TaskId, ...ids: readonly string[]): string =>
  [text(taskId), ...ids.map(lowerId)].join(' ');

/** Everything of one task in a collection of the mirror, as one stretch of `_id`s. */
export const ofTask = (taskId: TaskId) => ({
  _id: { $gte: `${text(taskId)} `, $lt: `${text(taskId)}!` },
});

/** Every address a person could be found by: mail, proxy addresses without their prefix, user principal name; lower case. */
export const addressesOf = ({ mail, proxyAddresses, userPrincipalName }: Person): string[] => {
  const proxies = proxyAddresses.map((proxy) => proxy.slice(proxy.indexOf(':') + 1));
  const told = [mail, ...proxies, userPrincipalName].flatMap((address) => address ?? []);
  return [...new Set(told.map(mailAddress))].filter((address) => address !== '');
};

/** The moment of a round: `now`, but later than every round before, whatever the clocks of several processes say. */
export const roundAfter = (now: string, lastRound: string | null): string => {
  const last = lastRound === null ? 0 : Date.parse(lastRound);
  return new Date(Math.max(Date.parse(now), last + 1)).toISOString();
};

/** The state without anything of its own upkeep; null while the mirror is being rebuilt. */
export const toMirrorState = (document: MirrorStateDocument | null): MirrorState | null => {
  if (document?.links == null) return null;
  const { _id, revision, selectedIds, links, readAt, checkedAt, plannedDigest } = document;
  return { taskId: _id, revision, selectedIds, links, readAt, checkedAt, plannedDigest };
};

/** The group alone, ids in lower case, nested ones in order. */
export const toMirrorGroup = (group: MirrorGroup): MirrorGroup => ({
  groupId: lowerId(group.groupId),
  displayName: group.displayName,
  state: group.state,
  problem: group.problem,
  memberGroupIds: lowerIds(group.memberGroupIds).toSorted(),
  otherMembers: group.otherMembers,
});

/** The person alone, the id in lower case. */
export const toPerson = (person: Person): Person => ({
  objectId: lowerId(person.objectId),
  displayName: person.displayName,
  mail: person.mail,
  userPrincipalName: person.userPrincipalName,
  proxyAddresses: person.proxyAddresses,
  userType: person.userType,
  accountEnabled: person.accountEnabled,
  readable: person.readable,
});

/** A group as stored. */
export const groupDocument = (taskId: TaskId, group: MirrorGroup): MirrorGroupDocument => ({
  _id: mirrorKey(taskId, group.groupId),
  taskId,
  ...toMirrorGroup(group),
});

/** A person as stored, with what he is found by. */
export const personDocument = (taskId: TaskId, person: Person): MirrorPersonDocument => ({
  _id: mirrorKey(taskId, person.objectId),
  taskId,
  ...toPerson(person),
  addresses: addressesOf(person),
});

/** A membership of a person as stored; it sleeps while the mirror does not hold the person. */
export const edgeDocument = (
  taskId: TaskId,
  edge: MirrorEdge,
  asleep: boolean,
): MirrorEdgeDocument => ({
  _id: mirrorKey(taskId, edge.groupId, edge.memberId),
  taskId,
  groupId: lowerId(edge.groupId),
  memberId: lowerId(edge.memberId),
  asleep,
});

/** Somebody to be planned anew, as stored. */
export const affectedDocument = (
  taskId: TaskId,
  objectId: string,
  since: string,
): MirrorAffectedDocument => ({
  _id: mirrorKey(taskId, objectId),
  taskId,
  objectId: lowerId(objectId),
  since,
});
