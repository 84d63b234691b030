import type { Person } from '../../../server/domain/directory.ts';
import type { PlanInput } from '../../../server/domain/planner.ts';
import { activeAdminsOf } from '../world.ts';
import { applied } from './apply.ts';
import { expectedPlan } from './oracle.ts';

/** What happened to one person since the last run. */
export type Since = 'nothing' | 'name' | 'address' | 'left';

const changed = (person: Person, since: Since): Person => {
  if (since === 'name') return { ...person, displayName: 'Carl' };
  return since === 'address' ? { ...person, mail: 'carl@contoso.com' } : person;
};

const without = (groups: PlanInput['snapshot']['groups'], objectId: string) =>
  new Map(
    [...groups].map(([id, group]) => [
      id,
      { ...group, memberIds: group.memberIds.filter((member) => member !== objectId) },
    ]),
  );

/** The world as it is after a run that nothing held, and after something happened to the person at that place. */
export const settled = (world: PlanInput, place: number, since: Since): PlanInput => {
  const { snapshot, users } = world;
  const rows = expectedPlan({ ...world, only: null }).rows;
  const after = applied(
    users,
    rows.map((row) => ({ ...row, heldBy: [] })),
  );
  const elsewhere = world.activeAdmins.filter(
    (admin) => !users.some((user) => user.email === admin.email),
  );
  const people = [...snapshot.people.values()];
  const person = people[place % Math.max(people.length, 1)];
  const later = (each: Person) => (each === person && each.readable ? changed(each, since) : each);
  const groups = person && since === 'left' ? without(snapshot.groups, person.objectId) : null;
  return {
    ...world,
    users: after,
    activeAdmins: [...activeAdminsOf(after), ...elsewhere],
    snapshot: {
      ...snapshot,
      groups: groups ?? snapshot.groups,
      people: new Map(people.map((each) => [each.objectId, later(each)])),
    },
  };
};
