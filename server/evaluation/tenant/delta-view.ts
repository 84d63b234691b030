import type { DeltaToken } from './delta-token.ts';
import { viewObject } from './properties.ts';
import type { DirectoryObject, ObjectType } from './records.ts';

/** Whether the query tracks memberships: it names members, or names nothing at all. */
export function tracksMembers(token: DeltaToken): boolean {
  return token.type === 'group' && (token.select === null || token.select.includes('members'));
}

/** An entry of members@delta. */
export function viewMember(
  member: { readonly id: string; readonly type: ObjectType },
  what: 'added' | 'removed',
): Record<string, unknown> {
  const told = { '@odata.type': `#microsoft.graph.${member.type}`, id: member.id };
  return what === 'added' ? told : { ...told, '@removed': { reason: 'deleted' } };
}

/**
 * The tracked properties of an object, or those of them in `only`. The id is always there; a property without a value
 * only if it has just lost it.
 */
export function viewTracked(
  object: DirectoryObject,
  token: DeltaToken,
  only: ReadonlySet<string> | null,
  changed: ReadonlySet<string>,
): Record<string, unknown> {
  const whole = viewObject(object, { select: token.select, typed: false, readable: true });
  const told = Object.entries(whole).filter(
    ([name, value]) =>
      name !== 'id' && (only === null || only.has(name)) && (value !== null || changed.has(name)),
  );
  return { ...Object.fromEntries(told), id: object.record.id };
}
