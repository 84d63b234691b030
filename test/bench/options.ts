import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** One benchmark each, smallest first. */
  readonly people: readonly number[];
  readonly groups: number;
  /** How often what is cheap is repeated; the figure is the median. */
  readonly rounds: number;
  /** Where CPU profiles of the server are written; none if absent. */
  readonly profile: string | null;
}

const whole = (name: string, text: string): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${name} takes a whole number over 0, not '${text}'`);
};

/** The command line: `--people 10000 --people 100000 --groups 50 --rounds 5 --profile folder`. */
export const readOptions = (args: readonly string[]): BenchOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: 'string', multiple: true, default: ['10000'] },
      groups: { type: 'string', default: '50' },
      rounds: { type: 'string', default: '5' },
      profile: { type: 'string' },
    },
  });
  return {
    people: values.people.map((text) => whole('people', text)).toSorted((a, b) => a - b),
    groups: whole('groups', values.groups),
    rounds: whole('rounds', values.rounds),
    profile: values.profile ?? null,
  };
};
