import { type Answer, refuse } from './answer.ts';
import { requireGroup } from './groups.ts';
import {
  answerCount,
  answerPage,
  isEventual,
  readFilter,
  readSelect,
  type Source,
} from './odata.ts';
import { canReadType, isGranted, requireGranted } from './permissions.ts';
import { isKnownProperty, viewObject } from './properties.ts';
import type { DirectoryObject, ObjectType } from './records.ts';
import type { GraphContext, GraphRequest } from './request.ts';
import { isVisible, type Member, type State } from './state.ts';

/** Which part of a group's membership a path asks for. */
export interface MembersPath {
  readonly reach: 'direct' | 'transitive';
  /** The type of an OData cast such as /microsoft.graph.user; null for all types. */
  readonly cast: ObjectType | null;
}

function flatten(groupId: string, state: State): readonly Member[] {
  const { flattened } = state.derived;
  const kept = flattened.get(groupId);
  if (kept !== undefined) return kept;
  const found = new Map<string, Member>();
  const open = [groupId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const member of state.members(id).values()) {
      if (member.id === groupId || found.has(member.id)) continue;
      found.set(member.id, member);
      if (member.type === 'group') open.push(member.id);
    }
  }
  const members = [...found.values()];
  flattened.set(groupId, members);
  return members;
}

function memberSource(
  request: GraphRequest,
  context: GraphContext,
  path: MembersPath,
): Source<DirectoryObject> {
  const group = requireGroup(request, context);
  // What Graph answers an app without Member.Read.Hidden is documented as "empty or an error"; an error is the safe one.
  if (group.visibility === 'HiddenMembership' && !isGranted('hiddenMembers', context.roles)) {
    refuse(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    );
  }
  const { state } = context;
  const filter = readFilter(request);
  const direct = state.members(group.id);
  const flat = path.reach === 'transitive' ? flatten(group.id, state) : null;
  const at = (position: number): DirectoryObject | undefined => {
    const member = flat === null ? direct.at(position) : flat[position];
    if (member === undefined || (path.cast !== null && member.type !== path.cast)) return undefined;
    const object = state.find(member.id);
    if (!isVisible(object)) return undefined;
    return filter === null || filter.matches(object.record) ? object : undefined;
  };
  const end = flat === null ? direct.end() : flat.length;
  const count = (): number => {
    let present = 0;
    for (let position = 0; position < end; position += 1) {
      if (at(position) !== undefined) present += 1;
    }
    return present;
  };
  return { end, at, count };
}

function refuseUnsupported(request: GraphRequest, path: MembersPath): void {
  const { query } = request;
  if (path.cast !== null && ['$filter', '$search', '$orderby'].some((name) => query.has(name))) {
    if (isEventual(request) && query.get('$count') === 'true') return;
    refuse(400, 'Request_UnsupportedQuery', 'Unsupported Query.');
  }
}

/** Lists a group's members: https://learn.microsoft.com/graph/api/group-list-members and group-list-transitivemembers. */
export function listMembers(path: MembersPath) {
  return (request: GraphRequest, context: GraphContext): Answer => {
    requireGranted('groupMembers', context.roles);
    refuseUnsupported(request, path);
    const select = readSelect(request, path.cast ?? undefined);
    if (select !== null && path.cast === null) requireSomeProperty(select);
    return answerPage(memberSource(request, context, path), request, context, {
      entity: path.cast === null ? 'directoryObjects' : `${path.cast}s`,
      view: (object) =>
        viewObject(object, {
          select,
          typed: path.cast === null,
          readable: canReadType(object.type, context.roles),
        }),
    });
  };
}

function requireSomeProperty(select: readonly string[]): void {
  const types: readonly ObjectType[] = ['user', 'group', 'device', 'orgContact'];
  for (const name of select) {
    if (types.some((type) => isKnownProperty(type, name))) continue;
    refuse(
      400,
      'BadRequest',
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.directoryObject'.`,
    );
  }
}

/** Counts a group's members; the path ends in `/$count`. */
export function countMembers(path: MembersPath) {
  return (request: GraphRequest, context: GraphContext): Answer => {
    requireGranted('groupMembers', context.roles);
    const source = memberSource(request, context, path);
    return answerCount(source.count, request);
  };
}
