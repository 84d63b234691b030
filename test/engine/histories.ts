import fc from 'fast-check';
import { expect } from 'vitest';
import type { Step } from './directory-steps.ts';
import { notOnce, stillWanted } from './expected-of-world.ts';
import type { LiveWorld, WorldOptions } from './live-world.ts';
import type { Death } from './mortal-process.ts';
import type { Fate } from './notified-changes.ts';

/** Something that happens to a live task. */
export type Event =
  | { readonly at: 'once'; readonly step: Step }
  /** In the middle of a look: at that read of the directory from now on. */
  | { readonly at: number; readonly step: Step }
  | { readonly kill: number; readonly death: Death }
  /** So many looks, with the time between them. */
  | { readonly turns: number };

const death: fc.Arbitrary<Death> = fc.record({
  atWrite: fc.integer({ min: 1, max: 40 }),
  how: fc.constantFrom('before' as const, 'after' as const),
});

/** Histories in batches; after each the task comes to rest. */
export const histories = (
  steps: fc.Arbitrary<Step>,
  maxBatches = 4,
): fc.Arbitrary<readonly (readonly Event[])[]> => {
  const event = fc.oneof(
    { weight: 6, arbitrary: fc.record({ at: fc.constant('once' as const), step: steps }) },
    { weight: 2, arbitrary: fc.record({ at: fc.integer({ min: 1, max: 6 }), step: steps }) },
    { weight: 2, arbitrary: fc.record({ kill: fc.integer({ min: 0, max: 1 }), death }) },
    { weight: 3, arbitrary: fc.record({ turns: fc.integer({ min: 1, max: 4 }) }) },
  );
  const batch = fc.array(event, { minLength: 1, maxLength: 8 });
  return fc.array(batch, { minLength: 1, maxLength: maxBatches });
};

/** No lag, one that is soon over, or one that almost looks like a loss. */
export const anyLag: fc.Arbitrary<number> = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 4_000 }),
  fc.integer({ min: 1, max: 50_000 }),
);

/** One or two processes, and a channel with fates of this kind. */
export const worlds = (
  fate: fc.Arbitrary<Fate>,
  lagMs: fc.Arbitrary<number> = anyLag,
): fc.Arbitrary<Pick<WorldOptions, 'processes' | 'occupied' | 'fates' | 'lagMs'>> =>
  fc.record({
    processes: fc.constantFrom(1, 2),
    occupied: fc.integer({ min: 1, max: 4 }),
    fates: fc.array(fate, { minLength: 1, maxLength: 12 }),
    lagMs,
  });

/** Lets a batch happen, and everything that follows from it. */
export const happen = async (world: LiveWorld, events: readonly Event[]): Promise<void> => {
  for (const event of events) {
    if ('kill' in event) world.kill(event.kill, event.death);
    else if ('turns' in event) await world.goOn(event.turns);
    else if (event.at === 'once') await world.happen(event.step);
    else world.happenAtRead(event.at, event.step);
  }
  await world.settle();
};

/** Everybody has what he is to have. */
export const expectRight = async (world: LiveWorld): Promise<void> => {
  expect(await stillWanted(world.office, world.taskId)).toEqual([]);
};

/** Whatever was done, was done once. */
export const expectOnce = async (world: LiveWorld): Promise<void> => {
  const { users, history } = await world.look();
  expect(notOnce(users, history)).toEqual([]);
};
