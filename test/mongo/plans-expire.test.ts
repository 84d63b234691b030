import { expect, it, vi } from 'vitest';
import { aChange, anna, aPlan, contoso } from '../suites/builders.ts';
import { preparedMongo } from './mongo-stores.ts';

const mongo = preparedMongo();
const changes = Array.from({ length: 1200 }, () => aChange({ email: anna }));

it('a plan that no run took expires, and its rows an hour later; a kept one does not', async () => {
  const { plans } = await mongo.empty();
  const { collections } = mongo.database();
  const past = new Date(Date.now() - 2 * 60 * 60_000);
  // not in the past: the server may look at any moment, also before it is kept
  await plans.insert(aPlan({ planId: 'kept' }), changes, new Date(Date.now() + 60 * 60_000));
  await plans.keep('kept');
  await plans.insert(aPlan({ planId: 'recent' }), changes, new Date(Date.now() - 1000));
  await plans.insert(aPlan({ planId: 'old' }), changes, past);
  await plans.insert(aPlan({ planId: 'forever' }), changes, null);
  // The server looks for what expired once a minute unless it was started otherwise.
  await vi.waitUntil(
    async () =>
      (await collections.plans.countDocuments()) === 2 &&
      (await collections.planRows.countDocuments({ planId: 'old' })) === 0,
    { timeout: 90_000, interval: 200 },
  );
  expect(await plans.get(contoso, 'kept')).not.toBeNull();
  expect(await plans.get(contoso, 'forever')).not.toBeNull();
  for (const planId of ['kept', 'recent', 'forever'])
    expect(await collections.planRows.countDocuments({ planId })).toBe(changes.length);
  expect(await collections.planRows.countDocuments({ expiresAt: { $exists: true } })).toBe(1200);
}, 100_000);

it('a plan whose writer was killed before the header is not there, and its rows expire', async () => {
  const { plans } = await mongo.empty();
  const { collections } = mongo.database();
  // The header cannot be written: somebody has its id.
  await plans.insert(aPlan({ planId: 'plan' }), [], null);
  await expect(plans.insert(aPlan({ planId: 'plan' }), changes, null)).rejects.toThrow();
  expect(await collections.planRows.countDocuments({ expiresAt: { $exists: false } })).toBe(0);
});
