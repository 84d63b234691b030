import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { planView } from '../../server/contract/plan.ts';
import { buildTab } from '../browser/built-tab.ts';
import { launchChromium } from '../browser/chromium.ts';
import { buildServer } from './build-server.ts';
import { configureTask } from './configure-task.ts';
import { machine } from './report.ts';
import { serveTab } from './serve-tab.ts';
import { signIn } from './sign-in.ts';
import { startInstallation } from './start-installation.ts';
import { traceTasks } from './trace-tasks.ts';

// How smoothly a test of many users is scrolled in the tab, and how long its search takes: the built tab in Chromium against
// the built server with a plan of that many rows.

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    groups: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '10' },
  },
});
const people = Number(values.people);
const groups = Number(values.groups);
const seconds = Number(values.seconds);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const closing: (() => Promise<unknown>)[] = [];
const stop = async (): Promise<void> => {
  for (const close of closing.splice(0).toReversed()) await close();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().finally(() => process.exit(1)));

/** Turns the wheel over the list for so long: mostly as somebody reads on, now and then far ahead. */
const scroll = async (page: Page): Promise<void> => {
  await page.getByRole('table', { name: 'Users' }).hover();
  const end = Date.now() + seconds * 1_000;
  for (let turn = 0; Date.now() < end; turn += 1) {
    await page.mouse.wheel(0, turn % 40 === 39 ? 50_000 : 400);
    await page.waitForTimeout(16);
  }
};

const summary = (name: string, times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  const long = times.filter((time) => time > 50).length;
  return `${name}: 99th percentile ${at(0.99)} ms, longest ${at(1)} ms, over 50 ms: ${long}`;
};

/** How long it takes until the rows of a search are there, without the pause in which typing is awaited. */
const search = async (page: Page, text: string): Promise<{ total: number; answered: number }> => {
  const asked = page.waitForResponse(
    (response) => new URL(response.url()).searchParams.get('search') === text,
  );
  const found = page.getByRole('search').getByRole('status');
  const before = await found.textContent();
  const begun = Date.now();
  await page.getByRole('searchbox').fill(text);
  const response = await asked;
  await response.finished();
  const { requestStart, responseEnd } = response.request().timing();
  await page.waitForFunction(
    `document.querySelector('search [role=status]')?.textContent !== ${JSON.stringify(before)}`,
  );
  return { total: Date.now() - begun, answered: responseEnd - requestStart };
};

try {
  const [mainFile, directory, browser] = await Promise.all([
    buildServer(),
    buildTab(),
    launchChromium(),
  ]);
  closing.push(() => browser.close());
  const installation = await startInstallation(mainFile, { people, groups }, []);
  closing.push(installation.stop);
  const api = await signIn(installation);
  const { taskId } = await configureTask(api, installation, groups);
  const plan = await api('POST', `/api/tasks/${taskId}/plans`, planView, {});
  const site = await serveTab(directory, installation);
  closing.push(site.close);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  await page.goto(`${site.url}/#/tasks/${taskId}/setup/test?plan=${plan.planId}`);
  await page
    .getByRole('button', { name: /^Sign in as/ })
    .first()
    .click();
  await page.getByRole('table', { name: 'Users' }).getByRole('row').nth(1).waitFor();
  const rows = await api(
    'GET',
    `/api/plans/${plan.planId}/changes?limit=1`,
    z.object({ total: z.number() }),
  );
  say(`\n${machine()}\n${rows.total} rows`);
  const { took, worked } = await traceTasks(browser, page, () => scroll(page));
  say(`scrolled ${seconds} s, ${took.length} tasks of the page`);
  say(summary('each took', took));
  say(summary('each worked', worked));
  for (const text of ['anna', 'm*er@', '!*a*', 'nobody-at-all']) {
    const { total, answered } = await search(page, text);
    say(`search ${text}: answered in ${answered.toFixed(0)} ms, shown ${total} ms after typing`);
  }
} finally {
  await stop();
}
