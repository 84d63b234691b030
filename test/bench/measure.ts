import { cpuOf, peakOf, resetPeak } from './process-stat.ts';
import type { Installation } from './start-installation.ts';
import { watchAnswers } from './watch-answers.ts';

export interface Figure {
  readonly name: string;
  /** Median of the rounds. */
  readonly seconds: number;
  readonly rounds: readonly number[];
  /** CPU the server used for one round on average, in seconds: what is left of the time when nothing else runs. */
  readonly cpuSeconds: number;
  /** The same for the database. */
  readonly mongodCpuSeconds: number;
  /** Most resident memory of the server during the rounds, in MB. */
  readonly peakMb: number;
  /** Slowest answer to a sign of life during the rounds, in milliseconds. */
  readonly slowestAnswerMs: number;
  /** What the last round did, e.g. how many requests to Graph. */
  readonly facts: Readonly<Record<string, number | string>>;
}

const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [
    sorted[sorted.length % 2 === 0 ? middle - 1 : middle],
    sorted[middle],
  ];
  return (low + high) / 2;
};

/** Measures `work` as its caller sees it, over and over. It answers what it did. */
export type Measure = <Done extends Figure['facts']>(
  name: string,
  rounds: number,
  work: (round: number) => Promise<Done>,
) => Promise<Done>;

/** Collects the figures of one running server. */
export const createMeasure = (
  { server, mongod }: Pick<Installation, 'server' | 'mongod'>,
  onFigure: (figure: Figure) => void,
): Measure => {
  return async (name, rounds, work) => {
    if (rounds < 1) throw new Error(`${name}: at least one round`);
    const times: number[] = [];
    await resetPeak(server.pid);
    const cpuBefore = await cpuOf(server.pid);
    const mongodBefore = await cpuOf(mongod.pid);
    const answers = watchAnswers(server.url);
    const once = async (round: number) => {
      const from = performance.now();
      const done = await work(round);
      times.push((performance.now() - from) / 1000);
      return done;
    };
    let facts = await once(0);
    for (let round = 1; round < rounds; round += 1) facts = await once(round);
    const slowestAnswerMs = await answers.end();
    const cpuSeconds = ((await cpuOf(server.pid)) - cpuBefore) / rounds;
    const mongodCpuSeconds = ((await cpuOf(mongod.pid)) - mongodBefore) / rounds;
    const peakMb = await peakOf(server.pid);
    const seconds = medianOf(times);
    const used = { cpuSeconds, mongodCpuSeconds, peakMb };
    onFigure({ name, seconds, rounds: times, ...used, slowestAnswerMs, facts });
    return facts;
  };
};
