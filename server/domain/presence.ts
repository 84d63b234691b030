import type { Person, SourceState } from './directory.ts';
import { effectOf, type GroupEffect } from './group-effect.ts';
import type { GroupId, ObjectId } from './ids.ts';
import { resolveMembership } from './membership.ts';
import type { GroupRef } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import { orderByPrecedence } from './precedence.ts';
import { selectedGroups } from './task.ts';

/** A selected group in its place of precedence. */
export interface RankedGroup extends GroupRef {
  readonly ref: GroupRef;
  /** From 0; lower wins. */
  readonly rank: number;
  readonly state: SourceState;
  /** Missing or unreadable: its users are left as they are. */
  readonly frozen: boolean;
  readonly problem: string | null;
  readonly effect: GroupEffect;
  readonly hasActions: boolean;
  /** Members now visible; of a frozen group also those it had when the task last acted. */
  readonly memberIds: readonly ObjectId[];
}

/** Somebody who is in at least one selected group. `person` is null if only the baseline knows him. */
export interface Presence {
  readonly objectId: ObjectId;
  readonly person: Person | null;
  /** By precedence; the first is the winner. */
  readonly groups: readonly [RankedGroup, ...RankedGroup[]];
}

/** The selected groups by precedence, each with its members after nested groups were followed. */
export const rankGroups = (input: PlanInput): readonly RankedGroup[] => {
  const named = selectedGroups(input.config).map((group) => ({
    groupId: group.groupId,
    displayName:
      input.snapshot.groups.get(group.groupId)?.displayName ??
      input.baseline.get(group.groupId)?.displayName ??
      group.displayName,
    actions: group.actions,
  }));
  return orderByPrecedence(named, input.config.precedence).map((group, rank) => {
    const { groupId, displayName, actions } = group;
    const membership = resolveMembership(input.snapshot, groupId);
    const frozen = membership.state === 'missing' || membership.state === 'unreadable';
    const former = frozen ? input.baseline.get(groupId)?.memberIds : undefined;
    return {
      groupId,
      displayName,
      ref: { groupId, displayName },
      rank,
      state: membership.state,
      frozen,
      problem: membership.problem,
      effect: effectOf(actions),
      hasActions: actions.length > 0,
      memberIds: former
        ? [...new Set([...membership.members.keys(), ...former])]
        : [...membership.members.keys()],
    };
  });
};

/** Everybody who is present, with his groups by precedence. */
export const findPresences = (
  input: PlanInput,
  ranked: readonly RankedGroup[],
): ReadonlyMap<ObjectId, Presence> => {
  const presences = new Map<ObjectId, Presence>();
  for (const group of ranked) {
    for (const objectId of group.memberIds) {
      const known = presences.get(objectId);
      presences.set(objectId, {
        objectId,
        person: known ? known.person : (input.snapshot.people.get(objectId) ?? null),
        groups: known ? [...known.groups, group] : [group],
      });
    }
  }
  return presences;
};

/** The winner if every group still had the name it had when the task last acted. */
export const winnerUnderFormerNames = (
  groups: readonly RankedGroup[],
  baseline: ReadonlyMap<GroupId, { readonly displayName: string }>,
): GroupId | undefined =>
  orderByPrecedence(
    groups.map(({ groupId, displayName }) => ({
      groupId,
      displayName: baseline.get(groupId)?.displayName ?? displayName,
    })),
    { mode: 'alphabetical' },
  )[0]?.groupId;
