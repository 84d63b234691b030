import type { Db } from 'mongodb';

/** How many history entries a run wrote, for how many users, from how many plans: equal figures prove nothing was done twice. */
export const historyOf = async (db: Db, runId: string) => {
  const entries = await db
    .collection('history')
    .find({ runId })
    .project<{ readonly email: string; readonly planId: string }>({ email: 1, planId: 1 })
    .toArray();
  return {
    entries: entries.length,
    users: new Set(entries.map(({ email }) => email)).size,
    plans: new Set(entries.map(({ planId }) => planId)).size,
  };
};
