import { beforeAll, describe, expect, it } from 'vitest';
import { aGroup, aMirrorChange, aPerson, aSnapshot, someLinks } from '../suites/mirror-builders.ts';
import type { Stores } from '../suites/stores.ts';
import { type Examined, examinedIn } from './examined.ts';
import { preparedMongo } from './mongo-stores.ts';

// Two tasks with the same directory: what one costs must not depend on its size, nor on the other one.

const mongo = preparedMongo();
const size = { people: 2000, groups: 40 };
const people = Array.from({ length: size.people }, (_, index) => `person-${index}`);
const groups = Array.from({ length: size.groups }, (_, index) =>
  aGroup(
    `group-${index}`,
    people.filter((_, person) => person % (size.groups / 2) === index),
    index === 30 ? { memberGroupIds: ['group-1', 'group-2'] } : {},
  ),
);
const facts = {
  selectedIds: groups.map(({ groupId }) => groupId),
  links: someLinks('first'),
  plannedDigest: null,
};
let mirror: Stores['mirror'];

beforeAll(async () => {
  ({ mirror } = await mongo.empty());
  for (const taskId of ['task-1', 'task-2']) await mirror.replace(taskId, aSnapshot(groups), facts);
});

const examined = (collection: string, work: () => Promise<unknown>): Promise<Examined> =>
  examinedIn(mongo.database(), collection, work);

const expectIndexed = ({ plans }: Examined) => {
  expect(plans.length).toBeGreaterThan(0);
  expect(plans.join()).not.toContain('COLLSCAN');
};

describe('a read of the mirror costs what it answers, not what the mirror holds:', () => {
  it('people by their ids', async () => {
    const found = await examined('mirrorPeople', () =>
      mirror.people('task-1', ['person-7', 'person-1999', 'nobody']),
    );
    expectIndexed(found);
    expect(found.documents).toBe(2);
    expect(found.keys).toBeLessThan(10);
  });

  it('people by their addresses', async () => {
    const addresses = ['person-7@contoso.com', 'person-8@contoso.onmicrosoft.com', 'none@x.com'];
    const found = await examined('mirrorPeople', () => mirror.peopleAt('task-1', addresses));
    expectIndexed(found);
    expect(found.documents).toBe(2);
    expect(found.keys).toBeLessThan(10);
  });

  it('memberships, those of people from the index alone', async () => {
    const read = () => mirror.edgesOf('task-1', ['person-7', 'person-8', 'group-1']);
    const ofPeople = await examined('mirrorEdges', read);
    expectIndexed(ofPeople);
    expect(ofPeople.documents).toBe(0);
    expect(ofPeople.keys).toBeLessThan(10);
    const ofGroups = await examined('mirrorGroups', read);
    expectIndexed(ofGroups);
    expect(ofGroups.documents).toBe(1);
    expect(ofGroups.keys).toBeLessThan(10);
  });

  it('members of groups, from the index alone', async () => {
    const found = await examined('mirrorEdges', () => mirror.membersOf('task-1', ['group-3']));
    expectIndexed(found);
    expect(found.documents).toBe(0);
    expect(found.keys).toBeLessThan(size.people / 20 + 10);
  });

  it('which groups have members, from one entry of the index for each', async () => {
    const found = await examined('mirrorEdges', () => mirror.occupied('task-1'));
    expect(found.plans.join()).toContain('DISTINCT_SCAN');
    expect(found.documents).toBe(0);
    expect(found.keys).toBeLessThan(size.groups + 10);
  });

  it('the oldest affected people, from the index alone and in its order', async () => {
    for (const taskId of ['task-1', 'task-2']) {
      const revision = (await mirror.state(taskId))?.revision ?? 0;
      const change = aMirrorChange({ affected: people });
      await mirror.advance(taskId, revision, change, facts.links, '2026-03-01T08:00:00.000Z');
    }
    const found = await examined('mirrorAffected', () => mirror.affected('task-1', 20));
    expectIndexed(found);
    expect(found).toMatchObject({ documents: 0, keys: 20 });
  });
});

it('somebody deleted and restored reads and writes his memberships alone', async () => {
  for (const change of [
    aMirrorChange({ removedPeople: ['person-7'] }),
    aMirrorChange({ people: [aPerson('person-7')] }),
  ]) {
    const { revision, links } = (await mirror.state('task-1')) ?? {
      revision: 0,
      links: facts.links,
    };
    const found = await examined('mirrorEdges', () =>
      mirror.advance('task-1', revision, change, links, '2026-03-01T08:30:00.000Z'),
    );
    expectIndexed(found);
    expect(found.documents).toBeLessThan(4);
    expect(found.keys).toBeLessThan(6);
  }
});

it('which groups have members costs the same, however many were deleted', async () => {
  const { revision, links } = (await mirror.state('task-1')) ?? { revision: 0, links: facts.links };
  const gone = people.filter((_, person) => person % (size.groups / 2) === 3);
  const change = aMirrorChange({ removedPeople: gone });
  await mirror.advance('task-1', revision, change, links, '2026-03-01T08:40:00.000Z');
  const found = await examined('mirrorEdges', async () => {
    const occupied = await mirror.occupied('task-1');
    expect(occupied.has('group-3')).toBe(false);
    expect(occupied.size).toBe(size.groups / 2 - 1);
  });
  expect(found.plans.join()).toContain('DISTINCT_SCAN');
  expect(found.documents).toBe(0);
  expect(found.keys).toBeLessThan(size.groups + 10);
});

it('one changed membership reads and writes a handful of documents', async () => {
  const { revision, links } = (await mirror.state('task-1')) ?? { revision: 0, links: facts.links };
  const edge = { groupId: 'group-5', memberId: 'person-7' };
  const change = aMirrorChange({ addedEdges: [edge], affected: ['person-7'] });
  const found = await examined('mirrorEdges', () =>
    mirror.advance('task-1', revision, change, links, '2026-03-01T09:00:00.000Z'),
  );
  expect(found.documents).toBeLessThan(2);
  expect(found.keys).toBeLessThan(4);
});
