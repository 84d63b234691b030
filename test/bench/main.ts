import { buildServer } from './build-server.ts';
import { createMeasure, type Figure } from './measure.ts';
import { measureAll } from './measurements.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { jsonOf, machine, tableOf } from './report.ts';
import { signIn } from './sign-in.ts';
import { type Installation, startInstallation } from './start-installation.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const graphPage = 999;

/** The fewest requests that tell all members: one per page of 999, at least one per group. */
const fewestRequests = (people: number, groups: number): number =>
  Array.from({ length: groups }, (_, index) => Math.ceil((people - index) / groups)).reduce(
    (sum, members) => sum + Math.max(1, Math.ceil(members / graphPage)),
    0,
  );

let running: Installation | null = null;
const stop = async (): Promise<void> => {
  const last = running;
  running = null;
  await last?.stop();
};

const bench = async (mainFile: string, people: number, options: BenchOptions): Promise<void> => {
  const { groups, rounds, profile } = options;
  const fewest = fewestRequests(people, groups);
  const on = machine();
  say(
    `\n${on}\n${people} people in ${groups} groups; Graph requests to read all members: at least ${fewest}`,
  );
  const profiling = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  running = await startInstallation(mainFile, { people, groups }, profiling);
  const figures: Figure[] = [];
  const measure = createMeasure(running, (figure) => {
    figures.push(figure);
    process.stderr.write(`  ${figure.name}: ${figure.seconds.toFixed(3)} s\n`);
  });
  try {
    await measureAll(await signIn(running), running, measure, { groups, rounds });
  } catch (error) {
    process.stderr.write(`The server said:\n${running?.server.output()}\n`);
    throw error;
  } finally {
    await stop();
  }
  say(tableOf(figures));
  say(jsonOf({ machine: on, people, groups, fewestGraphRequests: fewest }, figures));
};

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void stop().finally(() => process.exit(1));
  });

const options = readOptions(process.argv.slice(2));
const mainFile = await buildServer();
for (const people of options.people) await bench(mainFile, people, options);
