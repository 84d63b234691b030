import type { SimulatedTenant } from '../../server/evaluation/tenant/start-tenant.ts';
import type { Told } from './live-path.ts';

/** A change in the directory, and what Graph tells of it. */
export interface MeasuredChange {
  readonly name: string;
  /** Whether anything of a user changes by it. */
  readonly writes: boolean;
  change(): Told;
}

/**
 * Changes of one person each, in an order in which all are possible: `newcomer` is in no group, `known` in another one that
 * comes later.
 */
export const changesToMeasure = (
  { tenant, state }: SimulatedTenant,
  groupId: string,
  { newcomer, known }: { readonly newcomer: string; readonly known: string },
): readonly MeasuredChange[] => {
  const membership = (name: string, change: 'addMember' | 'removeMember', id: string) => ({
    name,
    writes: true,
    change: (): Told => {
      tenant[change](groupId, id);
      return { about: 'group', objectId: groupId };
    },
  });
  const property = (
    name: string,
    writes: boolean,
    fields: () => Parameters<typeof tenant.updateUser>[1],
  ) => ({
    name,
    writes,
    change: (): Told => {
      tenant.updateUser(known, fields());
      return { about: 'user', objectId: known };
    },
  });
  return [
    membership('somebody new joins a group', 'addMember', newcomer),
    membership('somebody known joins a group', 'addMember', known),
    property('a person has another address', true, () => ({
      mail: `renamed.${state.users.get(known)?.mail}`,
    })),
    property('a person has another name', true, () => ({ displayName: 'Another Name' })),
    property('a person has another job title', false, () => ({ jobTitle: 'Other' })),
    membership('somebody leaves one of his groups', 'removeMember', known),
    membership('somebody leaves his only group', 'removeMember', newcomer),
  ];
};
