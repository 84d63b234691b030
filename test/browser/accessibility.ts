import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Fluent's focus sentinels are hidden from assistive technology on purpose: https://github.com/microsoft/tabster/issues/288 */
const runOnly = {
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  /** What another theme can change. */
  colours: ['color-contrast', 'link-in-text-block'],
} as const;
export type Rules = keyof typeof runOnly;

const run = (rules: Rules): string =>
  `axe.run({ exclude: ['[data-tabster-dummy]'] }, { runOnly: ${JSON.stringify(runOnly[rules])} })`;

/** A changed theme is drawn in the frame after it was told, and fades in. */
const settled = `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  .then(() => Promise.all(document.getAnimations()
    // those that never end, as of a skeleton, need not be waited for
    .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    .map((one) => one.finished.catch(() => null))))`;

/** Waits until what was changed is drawn and nothing moves. */
export const settle = async (page: Page | Frame): Promise<void> => {
  await page.evaluate(settled);
};

/** What axe finds wrong with the page as it is, one line for each element. */
export const violations = async (
  page: Page | Frame,
  rules: Rules = 'all',
): Promise<readonly string[]> => {
  await settle(page);
  // evaluated rather than added as a script element, which the page's CSP forbids
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(await source);
  const results: AxeResults = await page.evaluate(run(rules));
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  );
};
