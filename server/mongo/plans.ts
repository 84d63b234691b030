import type { PlanId } from '../domain/ids.ts';
import type { Change, Plan } from '../domain/plan.ts';
import { severityPlace } from '../domain/severity.ts';
import type { PlanRow, PlanStore } from '../ports/stores.ts';
import { readCountedRowPage } from './counted-row-page.ts';
import type { Database } from './database.ts';
import type { PlanDocument, PlanRowDocument } from './documents.ts';
import { inDatabase, streamFromDatabase } from './in-database.ts';
import { rowsOfPlan } from './indexes.ts';
import { planRowFilter, planRowHint } from './plan-row-filter.ts';
import { readRowPage, rowOrder } from './plan-row-pages.ts';
import { rowFind } from './row-find.ts';
import { text } from './text.ts';

const batchSize = 1000;
/** A row that no run has dealt with. */
const open = { result: null, resultError: null } as const;
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
  // plans of earlier versions do not tell theirs
  effects: plan.effects ?? [],
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
        const place = severityPlace(change.kind, seq);
        const found = { place, find: rowFind(change) };
        return { tenantId, planId, seq, ...found, change, ...open, expiresAt };
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
        const page = await readRowPage(planRows, planRowFilter(tenantId, planId, query), query);
        return { rows: page.rows.map(toRow), nextAfter: page.nextAfter };
      }),
    page: (tenantId, planId, query) =>
      inDatabase(async () => {
        const filter = planRowFilter(tenantId, planId, query);
        const { rows, ...page } = await readCountedRowPage(planRows, filter, query);
        return { rows: rows.map(toRow), ...page };
      }),
    stream: (tenantId, planId, query) =>
      streamFromDatabase(
        planRows
          .find(planRowFilter(tenantId, planId, query), { batchSize, hint: planRowHint(query) })
          .sort(rowOrder(query))
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
