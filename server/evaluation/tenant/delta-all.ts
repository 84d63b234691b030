import type { DeltaPart, DeltaToken } from './delta-token.ts';
import { tracksMembers, viewMember, viewTracked } from './delta-view.ts';
import { isGranted } from './permissions.ts';
import type { DirectoryObject } from './records.ts';
import type { GraphContext } from './request.ts';
import { isVisible } from './state.ts';

const none: ReadonlySet<string> = new Set();

function objectAt(
  position: number,
  token: DeltaToken,
  context: GraphContext,
): DirectoryObject | undefined {
  const { state } = context;
  if (token.ids !== null) {
    const object = state.find(token.ids[position] ?? '');
    return object?.type === token.type ? object : undefined;
  }
  if (token.type === 'user') {
    const record = state.users.at(position);
    return record === undefined ? undefined : { type: 'user', record };
  }
  const record = state.groups.at(position);
  return record === undefined ? undefined : { type: 'group', record };
}

function endOf(token: DeltaToken, { state }: GraphContext): number {
  if (token.ids !== null) return token.ids.length;
  return (token.type === 'user' ? state.users : state.groups).end();
}

function readsMembers(
  object: DirectoryObject,
  token: DeltaToken,
  roles: ReadonlySet<string>,
): boolean {
  if (!tracksMembers(token) || object.type !== 'group') return false;
  return object.record.visibility !== 'HiddenMembership' || isGranted('hiddenMembers', roles);
}

/** Tells every object there is, one page of it; a group with many members goes on on the next page. */
export function tellAll(token: DeltaToken, context: GraphContext): DeltaPart {
  const value: unknown[] = [];
  const end = endOf(token, context);
  let room = context.options.deltaPageSize;
  let { member: from } = token;
  for (let position = token.position; position < end; position += 1) {
    const at = { ...token, position, empty: false };
    if (room <= 0) return { value, next: { ...at, member: from } };
    const object = objectAt(position, token, context);
    if (object === undefined || !isVisible(object)) continue;
    room -= 1;
    const told = viewTracked(object, token, null, none);
    if (!readsMembers(object, token, context.roles)) {
      value.push(told);
      continue;
    }
    const { entries, next } = membersFrom(object.record.id, from, room, context);
    room -= entries.length;
    value.push(entries.length === 0 ? told : { ...told, 'members@delta': entries });
    if (next !== null) return { value, next: { ...at, member: next } };
    from = 0;
  }
  return { value, next: null };
}

/** Members from a position on; soft-deleted ones are told as removed, as Graph does in first rounds. */
function membersFrom(
  groupId: string,
  from: number,
  room: number,
  { state }: GraphContext,
): { readonly entries: readonly unknown[]; readonly next: number | null } {
  const members = state.members(groupId);
  const entries: unknown[] = [];
  for (let position = from; position < members.end(); position += 1) {
    const member = members.at(position);
    if (member === undefined) continue;
    if (entries.length >= room) return { entries, next: position };
    const what = isVisible(state.find(member.id)) ? 'added' : 'removed';
    entries.push(viewMember(member, what));
  }
  return { entries, next: null };
}
