import fc from 'fast-check';
import { describe, it } from 'vitest';
import { anything, everyday } from './directory-steps.ts';
import { expectOnce, expectRight, happen, histories, worlds } from './histories.ts';
import { createLiveWorld } from './live-world.ts';
import { cruelly, kindly } from './notified-changes.ts';

/** Histories of each kind; thousands with HISTORY_RUNS. */
const numRuns = Number(process.env.HISTORY_RUNS ?? 150);
const timeout = 60_000 + numRuns * 1000;

describe('a live task whose processes are killed between any two writes', { timeout }, () => {
  it.each([
    ['', everyday],
    [', also when delta links expire, people are purged and groups deleted', anything],
  ])(
    'has what the directory says after each change, without a full synchronisation, if no notification is lost%s',
    async (_, steps) => {
      await fc.assert(
        fc.asyncProperty(worlds(kindly), histories(steps), async (options, batches) => {
          const world = await createLiveWorld(options);
          for (const events of batches) {
            await happen(world, events);
            await expectRight(world);
          }
          await expectOnce(world);
        }),
        { numRuns },
      );
    },
  );

  it('has it after one full synchronisation, if notifications are lost', async () => {
    await fc.assert(
      fc.asyncProperty(worlds(cruelly), histories(anything), async (options, batches) => {
        const world = await createLiveWorld(options);
        for (const events of batches) await happen(world, events);
        await world.office.sync(world.taskId);
        await world.settle();
        await expectRight(world);
        await expectOnce(world);
      }),
      { numRuns },
    );
  });
});
