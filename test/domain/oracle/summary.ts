import type { Change, PlanContent, SettingValue } from '../../../server/domain/plan.ts';
import type { ExpectedPlan } from './oracle.ts';
import type { ExpectedRow } from './rows.ts';

const settled = (value: SettingValue): SettingValue => (Array.isArray(value) ? [...value] : value);

const bySetting = (settings: ExpectedRow['settings']): ExpectedRow['settings'] =>
  settings
    .map(({ setting, was, becomes }) => ({ setting, was: settled(was), becomes: settled(becomes) }))
    .sort((a, b) => (a.setting < b.setting ? -1 : 1));

const rowOf = (change: Change): ExpectedRow => ({
  ...change,
  settings: bySetting(change.settings),
  error: change.error?.code ?? null,
  heldBy: [...change.heldBy].sort(),
});

const byCode = (
  entries: readonly { readonly code: string; readonly emails: readonly string[] }[],
): Readonly<Record<string, readonly string[]>> => {
  const codes = new Set(entries.map(({ code }) => code));
  const emailsOf = (code: string) =>
    entries.filter((entry) => entry.code === code).flatMap(({ emails }) => emails);
  return Object.fromEntries([...codes].map((code) => [code, [...new Set(emailsOf(code))].sort()]));
};

/** Brings a plan into the oracle's form: rows in their order, the rest sorted, without texts. */
export const summaryOf = (plan: PlanContent): ExpectedPlan => ({
  rows: plan.changes.map(rowOf),
  counts: plan.counts,
  complete: plan.complete,
  warnings: byCode(plan.warnings),
  refusals: byCode(plan.refusals),
});

/** The oracle's answer in the same form. */
export const summaryOfExpected = (plan: ExpectedPlan): ExpectedPlan => ({
  ...plan,
  rows: plan.rows.map((row) => ({ ...row, settings: bySetting(row.settings) })),
  warnings: byCode(Object.entries(plan.warnings).map(([code, emails]) => ({ code, emails }))),
  refusals: byCode(Object.entries(plan.refusals).map(([code, emails]) => ({ code, emails }))),
});
