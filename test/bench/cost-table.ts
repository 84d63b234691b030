import type { Cost } from './measure-cost.ts';
import type { Operation } from './operations.ts';

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const most = (values: readonly number[]): number => Math.max(...values);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const verbOf = ({ name }: Operation): string => name.split(' ')[0] ?? '';

/** `find 14, update 6`: the most frequent first. */
const byVerb = (operations: readonly Operation[]): string => {
  const counts = new Map<string, number>();
  for (const operation of operations)
    counts.set(verbOf(operation), (counts.get(verbOf(operation)) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([verb, count]) => `${verb} ${count}`)
    .join(', ');
};

const totals = (costs: readonly Cost[], of: (operation: Operation) => number): readonly number[] =>
  costs.map(({ operations }) => sum(operations.map(of)));

const columns: readonly (readonly [string, (costs: readonly Cost[]) => string])[] = [
  ['change', ([cost]) => cost?.name ?? ''],
  ['Graph requests', (costs) => String(most(costs.map(({ graphRequests }) => graphRequests)))],
  ['statements', (costs) => String(most(costs.map(({ operations }) => operations.length)))],
  ['of them', ([cost]) => byVerb(cost?.operations ?? [])],
  ['keys', (costs) => String(most(totals(costs, ({ keys }) => keys)))],
  ['documents', (costs) => String(most(totals(costs, ({ documents }) => documents)))],
  ['KB', (costs) => (most(totals(costs, ({ bytes }) => bytes)) / 1024).toFixed(1)],
  ['ms', (costs) => middle(costs.map(({ milliseconds }) => milliseconds)).toFixed(0)],
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** One line per kind of change: the most of each count over its rounds, the median of the times. */
export const costTable = (costs: readonly Cost[]): string => {
  const kinds = [...new Set(costs.map(({ name }) => name))].map((kind) =>
    costs.filter(({ name }) => name === kind),
  );
  return [
    line(columns.map(([title]) => title)),
    line(columns.map((_, index) => (index === 0 || index === 3 ? '---' : '---:'))),
    ...kinds.map((same) => line(columns.map(([, cell]) => cell(same)))),
  ].join('\n');
};
