import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anything, everyday, type Step } from './directory-steps.ts';
import { notOnce, stillWanted } from './expected-of-world.ts';
import { createLiveWorld, type LiveWorld } from './live-world.ts';
import type { Death } from './mortal-process.ts';
import { cruelly, type Fate, kindly } from './notified-changes.ts';

/** Histories of each kind; thousands with HISTORY_RUNS. */
const numRuns = Number(process.env.HISTORY_RUNS ?? 150);

type Event =
  | { readonly at: 'once'; readonly step: Step }
  /** In the middle of a look. */
  | { readonly at: number; readonly step: Step }
  | { readonly kill: number; readonly death: Death }
  /** So many looks, with the time between them. */
  | { readonly turns: number };

const death: fc.Arbitrary<Death> = fc.record({
  atWrite: fc.integer({ min: 1, max: 40 }),
  how: fc.constantFrom('before' as const, 'after' as const),
});

const history = (steps: fc.Arbitrary<Step>): fc.Arbitrary<readonly (readonly Event[])[]> => {
  const event = fc.oneof(
    { weight: 6, arbitrary: fc.record({ at: fc.constant('once' as const), step: steps }) },
    { weight: 2, arbitrary: fc.record({ at: fc.integer({ min: 1, max: 6 }), step: steps }) },
    { weight: 2, arbitrary: fc.record({ kill: fc.integer({ min: 0, max: 1 }), death }) },
    { weight: 3, arbitrary: fc.record({ turns: fc.integer({ min: 1, max: 4 }) }) },
  );
  return fc.array(fc.array(event, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 });
};

const worldOf = (fate: fc.Arbitrary<Fate>, lagMs: fc.Arbitrary<number>) =>
  fc.record({
    processes: fc.constantFrom(1, 2),
    occupied: fc.integer({ min: 1, max: 4 }),
    fates: fc.array(fate, { minLength: 1, maxLength: 12 }),
    lagMs,
  });

const lag = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 4_000 }),
  fc.integer({ min: 1, max: 50_000 }),
);

const happen = async (world: LiveWorld, events: readonly Event[]): Promise<void> => {
  for (const event of events) {
    if ('kill' in event) world.kill(event.kill, event.death);
    else if ('turns' in event) await world.goOn(event.turns);
    else if (event.at === 'once') await world.happen(event.step);
    else world.happenAtRead(event.at, event.step);
  }
  await world.settle();
};

const expectRight = async (world: LiveWorld): Promise<void> => {
  expect(await stillWanted(world)).toEqual([]);
};

const expectOnce = async (world: LiveWorld): Promise<void> => {
  const { users, history: entries } = await world.look();
  expect(notOnce(users, entries)).toEqual([]);
};

describe('a live task whose processes are killed between any two writes', () => {
  it('has what the directory says after each change, without a full read, if no notification is lost', async () => {
    await fc.assert(
      fc.asyncProperty(worldOf(kindly, lag), history(everyday), async (options, batches) => {
        const world = await createLiveWorld(options);
        for (const events of batches) {
          await happen(world, events);
          await expectRight(world);
        }
        await expectOnce(world);
      }),
      { numRuns },
    );
  }, 600_000);

  it('has it too when delta links expire, people are purged and groups deleted', async () => {
    await fc.assert(
      fc.asyncProperty(worldOf(kindly, lag), history(anything), async (options, batches) => {
        const world = await createLiveWorld(options);
        for (const events of batches) {
          await happen(world, events);
          await expectRight(world);
        }
        await expectOnce(world);
      }),
      { numRuns },
    );
  }, 600_000);

  it('has it after one full synchronisation, if notifications are lost', async () => {
    await fc.assert(
      fc.asyncProperty(worldOf(cruelly, lag), history(anything), async (options, batches) => {
        const world = await createLiveWorld(options);
        for (const events of batches) await happen(world, events);
        await world.office.sync(world.taskId);
        await world.settle();
        await expectRight(world);
        await expectOnce(world);
      }),
      { numRuns },
    );
  }, 600_000);
});
