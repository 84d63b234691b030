import { cpus, loadavg, release, type } from 'node:os';
import type { Figure } from './measure.ts';

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

const columns: readonly (readonly [string, (figure: Figure) => string])[] = [
  ['what', ({ name }) => name],
  ['seconds', ({ seconds }) => seconds.toFixed(seconds < 1 ? 3 : 2)],
  ['rounds', ({ rounds }) => String(rounds.length)],
  ['CPU s', ({ cpuSeconds }) => cpuSeconds.toFixed(2)],
  ['mongod s', ({ mongodCpuSeconds }) => mongodCpuSeconds.toFixed(2)],
  ['peak MB', ({ peakMb }) => peakMb.toFixed(0)],
  ['others waited ms', ({ slowestAnswerMs }) => slowestAnswerMs.toFixed(0)],
  [
    'did',
    ({ facts }) =>
      Object.entries(facts)
        .filter(([, value]) => typeof value === 'number' && value !== 0)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
  ],
];

const numeric = (column: number): boolean => column > 0 && column < columns.length - 1;

/** The figures as a table for people. */
export const tableOf = (figures: readonly Figure[]): string => {
  const rows = [
    columns.map(([title]) => title),
    ...figures.map((figure) => columns.map(([, cell]) => cell(figure))),
  ];
  const widths = columns.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return numeric(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** On what the figures were taken, and how busy it was with other things during the last minute. */
export const machine = (): string => {
  const [cpu] = cpus();
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `${cpus().length} x ${cpu?.model ?? 'unknown CPU'}, ${type()} ${release()}, Node ${process.version}, load ${load}`;
};

/** The same for programs: one line. */
export const jsonOf = (facts: object, figures: readonly Figure[]): string =>
  JSON.stringify({
    ...facts,
    at: new Date().toISOString(),
    figures: figures.map(
      ({ seconds, rounds, cpuSeconds, mongodCpuSeconds, peakMb, slowestAnswerMs, ...rest }) => ({
        ...rest,
        seconds: round(seconds, 4),
        rounds: rounds.map((value) => round(value, 4)),
        cpuSeconds: round(cpuSeconds, 3),
        mongodCpuSeconds: round(mongodCpuSeconds, 3),
        peakMb: round(peakMb, 1),
        slowestAnswerMs: round(slowestAnswerMs, 1),
      }),
    ),
  });
