import type { Change } from './change-log.ts';
import type { DeltaPart, DeltaToken } from './delta-token.ts';
import { tracksMembers, viewMember, viewTracked } from './delta-view.ts';
import { isGranted } from './permissions.ts';
import type { DirectoryObject } from './records.ts';
import type { GraphContext } from './request.ts';
import { isVisible } from './state.ts';

/** What happened to one object within a page. */
interface Touched {
  /** True if the object is to be told as a whole: it is new or restored. */
  whole: boolean;
  readonly properties: Set<string>;
  readonly members: Map<string, Record<string, unknown>>;
}

function isTracked(change: Change, token: DeltaToken): boolean {
  if (change.type !== token.type) return false;
  if (token.ids !== null && !token.ids.includes(change.id)) return false;
  if (change.kind === 'member') return tracksMembers(token);
  if (change.what !== 'updated' || token.select === null) return true;
  return change.properties.some((name) => token.select?.includes(name));
}

function note(change: Change, touched: Touched): void {
  if (change.kind === 'member') {
    // The last word on a member counts; it moves to the end so that the order stays that of the changes.
    touched.members.delete(change.member.id);
    touched.members.set(change.member.id, viewMember(change.member, change.what));
  } else if (change.what === 'created' || change.what === 'restored') {
    touched.whole = true;
  } else {
    for (const name of change.properties) touched.properties.add(name);
  }
}

/** Tells what happened since the token, one page of it. `minimal` leaves out properties that did not change. */
export function tellChanges(token: DeltaToken, minimal: boolean, context: GraphContext): DeltaPart {
  const { log } = context.state;
  const page = new Map<string, Touched>();
  let room = context.options.deltaPageSize;
  let number = token.since;
  for (; number < token.until && room > 0; number += 1) {
    const change = log.at(number);
    if (change === undefined || !isTracked(change, token)) continue;
    room -= 1;
    const touched = page.get(change.id) ?? {
      whole: false,
      properties: new Set<string>(),
      members: new Map<string, Record<string, unknown>>(),
    };
    note(change, touched);
    page.set(change.id, touched);
  }
  const value = [...page].map(([id, touched]) => view(id, touched, token, minimal, context));
  const isDone = number >= token.until;
  return { value, next: isDone ? null : { ...token, since: number, empty: false } };
}

function view(
  id: string,
  touched: Touched,
  token: DeltaToken,
  minimal: boolean,
  context: GraphContext,
): Record<string, unknown> {
  const object = context.state.find(id);
  if (object === undefined) return { id, '@removed': { reason: 'deleted' } };
  if (!isVisible(object)) return { id, '@removed': { reason: 'changed' } };
  const only = minimal && !touched.whole ? touched.properties : null;
  const told = viewTracked(object, token, only, touched.properties);
  const members = memberEntries(object, touched, token, context);
  return members.length === 0 ? told : { ...told, 'members@delta': members };
}

function memberEntries(
  object: DirectoryObject,
  touched: Touched,
  token: DeltaToken,
  { state, roles }: GraphContext,
): readonly Record<string, unknown>[] {
  if (object.type !== 'group' || !tracksMembers(token)) return [];
  const { id, visibility } = object.record;
  if (visibility === 'HiddenMembership' && !isGranted('hiddenMembers', roles)) return [];
  if (!touched.whole) return [...touched.members.values()];
  return [...state.members(id).values()].map((member) => viewMember(member, 'added'));
}
