import { describe, expect, it } from 'vitest';
import type { Step } from './directory-steps.ts';
import { notOnce, stillWanted } from './expected-of-world.ts';
import { createLiveWorld, type LiveWorld } from './live-world.ts';

interface Story {
  readonly lagMs?: number;
  /** What goes on after the first full read; a number lets so many looks go by. */
  readonly steps: readonly (Step | number)[];
  readonly hours?: number;
  /** So often everything is read, wherever the process dies; the first time included. */
  readonly fullReads?: number;
}

const person = (number: number) => ({ person: number });
const stories: Readonly<Record<string, Story>> = {
  'somebody joins, another leaves': {
    fullReads: 1,
    steps: [
      { do: 'join', group: 1, ...person(5) },
      { do: 'leave', group: 2, ...person(2) },
    ],
  },
  'two change places: each takes the address of the other': {
    steps: [
      { do: 'mail', ...person(1), address: 0 },
      { do: 'mail', ...person(2), address: 1 },
      1,
      { do: 'mail', ...person(1), address: 2 },
      { do: 'mail', ...person(2), address: 0 },
      { do: 'mail', ...person(1), address: 1 },
    ],
  },
  'one takes the address another gives up while the links expire': {
    steps: [
      { do: 'mail', ...person(1), address: 0 },
      { do: 'mail', ...person(2), address: 1 },
      9,
      { do: 'expire' },
      { do: 'mail', ...person(1), address: 2 },
      { do: 'mail', ...person(2), address: 0 },
    ],
  },
  'two wait for the address of each other, and one moves on': {
    steps: [
      { do: 'mail', ...person(1), address: 0 },
      { do: 'mail', ...person(2), address: 1 },
      9,
      { do: 'mail', ...person(1), address: 1 },
      { do: 'mail', ...person(2), address: 0 },
      9,
      { do: 'mail', ...person(1), address: 2 },
    ],
  },
  'a guest leaves the address of somebody who is gone': {
    steps: [
      { do: 'guest', ...person(1) },
      { do: 'mail', ...person(4), address: 2 },
      { do: 'mail', ...person(1), address: 2 },
      { do: 'join', group: 1, ...person(4) },
      9,
      { do: 'purge', ...person(4) },
      9,
      { do: 'delete', ...person(1) },
    ],
  },
  'a group is nested, and its members change': {
    steps: [{ do: 'nest', group: 1, child: 4 }, 1, { do: 'join', group: 4, ...person(6) }],
  },
  'people change and leave while a nested group that is gone freezes theirs': {
    steps: [
      { do: 'vanish', group: 4 },
      { do: 'join', group: 3, ...person(5) },
      { do: 'nest', group: 3, child: 4 },
      9,
      { do: 'name', ...person(3), name: 0 },
      { do: 'leave', group: 3, ...person(5) },
      9,
      { do: 'unnest', group: 3, child: 4 },
    ],
  },
  'the actions change, and somebody is deleted and restored': {
    steps: [
      { do: 'actions', group: 1, list: 2 },
      { do: 'delete', ...person(2) },
      1,
      { do: 'restore', ...person(2) },
    ],
  },
  'everybody leaves, and one comes back': {
    steps: [
      { do: 'leave', group: 1, ...person(1) },
      { do: 'leave', group: 2, ...person(2) },
      { do: 'leave', group: 3, ...person(3) },
      9,
      { do: 'join', group: 1, ...person(1) },
    ],
  },
  'a second change comes while delta does not show the first yet': {
    lagMs: 1500,
    steps: [{ do: 'join', group: 1, ...person(5) }, 2, { do: 'join', group: 1, ...person(6) }],
  },
  'a change that nobody is told of, and the periodic synchronisation': {
    hours: 3,
    steps: [{ do: 'join', group: 2, ...person(6) }],
  },
};

const aWorld = (story: Story): Promise<LiveWorld> =>
  createLiveWorld({
    processes: 1,
    occupied: 4,
    lagMs: story.lagMs ?? 0,
    fates: [{ times: story.hours ? 0 : 1, delayMs: 0 }],
  });

/** Plays a story to its end, in which everybody has what he is to have, once. */
const play = async (world: LiveWorld, story: Story): Promise<void> => {
  const { office, taskId } = world;
  for (const step of story.steps)
    if (typeof step === 'number') await world.goOn(step);
    else await world.happen(step);
  await world.settle();
  if (story.hours !== undefined) {
    const periodicSync = { enabled: true, intervalMinutes: 60 };
    await office.useCases.tasks.edit(office.actor, taskId, { periodicSync });
    for (let hour = 0; hour < story.hours; hour += 1) {
      office.clock.advance(3_600_000);
      await world.settle();
    }
    const { runs } = await office.useCases.runs.list(office.actor, taskId, { limit: 100 });
    const periodic = runs.filter((run) => run.trigger === 'schedule');
    expect(periodic.map(({ state }) => state)).toEqual(Array(story.hours).fill('done'));
  }
  expect(await stillWanted(world.office, world.taskId)).toEqual([]);
  const reads = office.directory.reads.filter((read) => read === 'readGroups').length;
  if (story.fullReads !== undefined) expect(reads).toBe(story.fullReads);
  const { users, history } = await world.look();
  expect(notOnce(users, history)).toEqual([]);
};

describe('killed between any two writes, the end is that of an undisturbed run:', () => {
  it.each(Object.entries(stories))(
    '%s',
    async (_name, story) => {
      const undisturbed = await aWorld(story);
      await play(undisturbed, story);
      const writes = undisturbed.writes();
      expect(writes).toBeGreaterThan(10);
      // dying after a write is dying before the next: only reads lie between
      for (let atWrite = 1; atWrite <= writes; atWrite += 1) {
        const world = await aWorld(story);
        world.kill(0, { atWrite, how: 'before' });
        try {
          await play(world, story);
        } catch (error) {
          throw new Error(`killed before write ${atWrite} of ${writes}`, { cause: error });
        }
      }
    },
    60_000,
  );
});
