import { expect } from 'vitest';
import type { Database } from '../../server/mongo/database.ts';

export interface Examined {
  readonly documents: number;
  readonly keys: number;
  /** How each statement found its way, as MongoDB's profiler sums it up: `IXSCAN { taskId: 1 }`. */
  readonly plans: readonly string[];
}

/**
 * What MongoDB looked at in one collection while `work` went on, by its profiler.
 * https://www.mongodb.com/docs/manual/reference/database-profiler/
 */
export const examinedIn = async (
  { db }: Database,
  collection: string,
  work: () => Promise<unknown>,
): Promise<Examined> => {
  await db.dropCollection('system.profile');
  await db.command({ profile: 2 });
  try {
    await work();
  } finally {
    await db.command({ profile: 0 });
  }
  const found = await db
    .collection('system.profile')
    .find({ ns: `${db.databaseName}.${collection}` })
    .toArray();
  expect(found.length).toBeGreaterThan(0);
  return {
    documents: found.reduce((sum, { docsExamined }) => sum + Number(docsExamined ?? 0), 0),
    keys: found.reduce((sum, { keysExamined }) => sum + Number(keysExamined ?? 0), 0),
    plans: found.flatMap(({ planSummary }) => (planSummary ? [String(planSummary)] : [])),
  };
};
