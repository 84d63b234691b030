import fc from 'fast-check';
import { describe, it } from 'vitest';
import { anything } from '../engine/directory-steps.ts';
import { expectOnce, expectRight, happen, histories, worlds } from '../engine/histories.ts';
import { createLiveWorld } from '../engine/live-world.ts';
import { kindly } from '../engine/notified-changes.ts';
import { createMongoStorage } from './mongo-storage.ts';
import { preparedMongo } from './mongo-stores.ts';
import { isDatabaseRead } from './mortal-database.ts';

const mongo = preparedMongo();

/** Histories; hundreds with HISTORY_RUNS. */
const numRuns = Number(process.env.HISTORY_RUNS ?? 30);
const timeout = 60_000 + numRuns * 10_000;
const lag = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 3000 }));

describe('on a real database, a live task whose processes are killed between any two commands', {
  timeout,
}, () => {
  it('has what the directory says after each change, once', async () => {
    await fc.assert(
      fc.asyncProperty(worlds(kindly, lag), histories(anything, 2), async (options, batches) => {
        await mongo.empty();
        const storage = createMongoStorage(mongo.database());
        const world = await createLiveWorld({
          ...options,
          storage,
          startAt: new Date(),
          isRead: isDatabaseRead,
        });
        for (const events of batches) {
          await happen(world, events);
          await expectRight(world);
        }
        await expectOnce(world);
      }),
      // a history takes long enough to be looked at as it is
      { numRuns, endOnFailure: true },
    );
  });
});
