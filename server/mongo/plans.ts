import type { PlanId } from '../domain/ids.ts';
import type { Change, Plan } from '../domain/plan.ts';
import type { PlanRow, PlanStore } from '../ports/stores.ts';
import type { Database } from './database.ts';
import type { PlanDocument, PlanRowDocument } from './documents.ts';
import { inDatabase, streamFromDatabase } from './in-database.ts';
import { rowsOfPlan } from './indexes.ts';
import { planRowFilter } from './plan-row-filter.ts';
import { text } from './text.ts';

const batchSize = 1000;
const hourMs = 60 * 60_000;
/** How long a plan lives that is meant to be kept but was not completely written. */
const provisionalMs = 24 * hourMs;

const toDocument = ({ planId, ...plan }: Plan, expiresAt: Date): PlanDocument => ({
  _id: planId,
  ...plan,
  expiresAt,
});
const toPlan = ({ _id, expiresAt: _expiresAt, ...plan }: PlanDocument): Plan => ({
  planId: _id,
  ...plan,
});
const toRow = ({ seq, change, result, resultError }: PlanRowDocument): PlanRow => ({
  seq,
  change,
  result,
  resultError,
});

/** Splits a list into slices of at most `size`, with the place of each one's first item. */
function* slices<Item>(items: readonly Item[], size: number): Generator<[number, readonly Item[]]> {
  for (let from = 0; from < items.length; from += size)
    yield [from, items.slice(from, from + size)];
}

/** Plans in MongoDB: the header in one collection, the rows in another. A plan without its header is not there. */
export const createPlanStore = ({ collections: { plans, planRows } }: Database): PlanStore => {
  const insertRows = async (plan: Plan, changes: readonly Change[], expiresAt: Date) => {
    const { tenantId, planId } = plan;
    for (const [from, slice] of slices(changes, batchSize)) {
      const rows = slice.map((change, index): PlanRowDocument => {
        const seq = from + index;
        return { tenantId, planId, seq, change, result: null, resultError: null, expiresAt };
      });
      await planRows.insertMany(rows, { ordered: false });
    }
  };
  // Rows outlive their header: first they lose their expiry, and until then they have an hour more.
  const keep = async (planId: PlanId): Promise<void> => {
    const expiring = { expiresAt: { $exists: true } };
    const unset = { $unset: { expiresAt: true } } as const;
    const ofPlan = { planId: text(planId), ...expiring };
    await planRows.updateMany(ofPlan, unset, { hint: rowsOfPlan });
    await plans.updateOne({ _id: text(planId), ...expiring }, unset);
  };

  return {
    insert: (plan, changes, expiresAt) =>
      inDatabase(async () => {
        const expiry = expiresAt ?? new Date(Date.now() + provisionalMs);
        await insertRows(plan, changes, new Date(expiry.getTime() + hourMs));
        await plans.insertOne(toDocument(plan, expiry));
        if (expiresAt === null) await keep(plan.planId);
      }),
    get: (tenantId, planId) =>
      inDatabase(async () => {
        const found = await plans.findOne({ _id: text(planId), tenantId: text(tenantId) });
        return found === null ? null : toPlan(found);
      }),
    rows: (tenantId, planId, query) =>
      inDatabase(async () => {
        const found = planRows.find(planRowFilter(tenantId, planId, query)).sort({ seq: 1 });
        const rows = (await found.limit(query.limit + 1).toArray()).map(toRow);
        const page = rows.slice(0, query.limit);
        const more = rows.length > page.length;
        return { rows: page, nextAfter: more ? (page.at(-1)?.seq ?? null) : null };
      }),
    stream: (tenantId, planId, query) =>
      streamFromDatabase(
        planRows
          .find(planRowFilter(tenantId, planId, query), { batchSize })
          .sort({ seq: 1 })
          .map(toRow),
      ),
    markRows: (planId, rows) =>
      inDatabase(async () => {
        for (const [, slice] of slices(rows, batchSize))
          await planRows.bulkWrite(
            slice.map(({ seq, result, error }) => ({
              updateOne: {
                // What was applied stays applied, whatever somebody who came late believes.
                filter: { planId: text(planId), seq, result: { $ne: 'applied' as const } },
                update: { $set: { result, resultError: error } },
              },
            })),
            { ordered: false },
          );
      }),
    keep: (planId) => inDatabase(() => keep(planId)),
  };
};
