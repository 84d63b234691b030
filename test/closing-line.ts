import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';

type RunEnd = Parameters<NonNullable<Reporter['onTestRunEnd']>>;

/** A file or suite that failed outside its tests: it did not load, or a hook threw. */
const brokeOutsideTests = (part: TestModule | TestSuite): boolean => part.errors().length > 0;

const countBroken = (modules: readonly TestModule[]): number =>
  modules.flatMap((module) => [module, ...module.children.allSuites()]).filter(brokeOutsideTests)
    .length;

const stateOf = (test: TestCase) => test.result().state;

/** The line `N passed, N failed`, with `, N skipped` only if there are any. What did not end well is failed. */
export const closingLine = (
  modules: readonly TestModule[],
  unhandledErrors: readonly SerializedError[],
  reason: RunEnd[2],
): string => {
  const states = modules.flatMap((module) => [...module.children.allTests()].map(stateOf));
  const count = (state: (typeof states)[number]) => states.filter((s) => s === state).length;
  const brokenOff = reason === 'interrupted' ? count('pending') : 0;
  const counted = count('failed') + brokenOff + countBroken(modules) + unhandledErrors.length;
  const failed = reason === 'passed' ? counted : Math.max(1, counted);
  const skipped = count('skipped') + count('pending') - brokenOff;
  return `${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
};

/**
 * Prints the result of the run as its very last line, after everything other reporters and teardowns say.
 * Vitest calls it with `new` and demands a default export.
 */
export default function createClosingLine(): Reporter {
  let line = '0 passed, 1 failed'; // until a run has ended: it never began
  let watching = false;
  return {
    onInit: (vitest) => {
      watching = vitest.config.watch;
      if (!watching) process.once('exit', () => process.stdout.write(`${line}\n`));
    },
    onTestRunEnd: (...end) => {
      line = closingLine(...end);
      if (watching) process.stdout.write(`${line}\n`);
    },
  };
}
