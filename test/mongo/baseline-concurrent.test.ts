import { expect, it } from 'vitest';
import type { Baseline } from '../../server/ports/stores.ts';
import { preparedMongo } from './mongo-stores.ts';

const mongo = preparedMongo();

it('two processes that save the same baseline at the same time do not disturb each other', async () => {
  const { baseline } = await mongo.empty();
  const memberIds = new Set(Array.from({ length: 2500 }, (_, index) => `object-${index}`));
  const next: Baseline = { groups: new Map([['group', { displayName: 'Group', memberIds }]]) };
  await Promise.all([baseline.save('task-1', next), baseline.save('task-1', next)]);
  expect(await baseline.load('task-1')).toEqual(next);
});
