import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { bundleLimits, bundleSizes } from '../../tab/build/bundle-size.ts';
import { violations } from './accessibility.ts';
import { tabStops, tabTo } from './keyboard.ts';
import { complaintsOf } from './product.ts';
import { aReadyTask, doneRun, heldRun, manyRows } from './service.ts';
import { shootEverywhere } from './shoot.ts';
import { type Stage, setStage, signIn } from './stage.ts';
import { themes } from './themes.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

/** A page of its own, and what the browser complained of on it. */
const open = async (
  options: Parameters<Stage['browser']['newContext']>[0] = {},
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> => {
  stage.service.reset();
  const context = await stage.browser.newContext({
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  return { page, complaints: complaintsOf(page) };
};

const runRead = (page: Page) => page.getByText('person5@contoso.ch').waitFor();

test('the first page needs at most 230 KB of JavaScript, what is loaded later at most 110 KB each', async () => {
  const { first, largestLater } = await bundleSizes(stage.siteDirectory);
  expect(bundleLimits).toEqual({ first: 230_000, later: 110_000 });
  expect(first).toBeGreaterThan(50_000);
  expect(first).toBeLessThanOrEqual(bundleLimits.first);
  expect(largestLater).toBeLessThanOrEqual(bundleLimits.later);
});

test('an administrator signs in, finds no task, gets one, synchronises it and reads its log', async () => {
  const { page, complaints } = await open();
  await signIn(page, stage.url);
  await page.getByText('Evaluation mode').waitFor();
  await page.getByText('Signed in as Anna Amrein').waitFor();
  await page.getByRole('heading', { name: 'No tasks yet' }).waitFor();
  expect(await page.getByRole('link', { name: 'Add task' }).getAttribute('href')).toBe(
    '#/tasks/new',
  );

  stage.service.tasks = [aReadyTask()];
  await signIn(page, stage.url);
  const table = page.getByRole('table', { name: 'Tasks overview' });
  await table.getByRole('link', { name: 'Contoso main' }).waitFor();
  expect(await table.getByRole('columnheader').allTextContents()).toEqual([
    'ID',
    'Name',
    'Description',
    'Type',
    'Periodic sync',
    'Last sync',
    'Success?',
    'Actions',
    'Menu',
  ]);

  await page.getByRole('button', { name: 'Sync now: Contoso main' }).click();
  await page.getByText('Groups 2 of 8, members 480').waitFor();
  await page.getByRole('status').getByText('Contoso main: Reading the directory').waitFor();
  stage.service.run = doneRun(3, 120, 7);
  stage.service.rows = manyRows(3, 120, 7);
  await page.getByRole('status').getByText('Contoso main: Done, 3 created, 120 updated').waitFor();

  await page.getByRole('cell', { name: '3 created' }).click();
  await page.getByRole('heading', { name: 'Log: Contoso main', level: 1 }).waitFor();
  await runRead(page);
  await page.goBack();
  await table.waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in as Ueli Umiker' }).waitFor();
  expect(complaints).toEqual([]);
}, 60_000);

test('what the safeguards held is told with its arithmetic', async () => {
  const { page } = await open();
  stage.service.tasks = [aReadyTask()];
  stage.service.run = heldRun();
  await signIn(page, stage.url);
  await page.getByText('Held by safeguards').waitFor();
  await page.getByRole('link', { name: 'Contoso main' }).click();
  await page.getByText('12 of 100 is 12 %, over 10 %').waitFor();
});

test('when the tasks cannot be read, the page says why and tries again on demand', async () => {
  const { page } = await open();
  stage.service.failure = new Error('out of order');
  await signIn(page, stage.url);
  const alert = page.getByRole('alert');
  await alert.getByText('Correlation ID').waitFor();
  stage.service.tasks = [aReadyTask()];
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('link', { name: 'Contoso main' }).waitFor();
});

test('somebody with the role Support may look, but is offered no change', async () => {
  const { page } = await open();
  stage.service.tasks = [aReadyTask()];
  await signIn(page, stage.url, 'Sami Supersaxo');
  await page.getByRole('link', { name: 'Contoso main' }).waitFor();
  await page.getByText('You may look').waitFor();
  const menu = page.getByRole('button', { name: 'More actions: Contoso main' });
  await menu.waitFor();
  expect(await page.getByRole('button').allInnerTexts()).toEqual([
    'Skip to content',
    'Sign out',
    '',
  ]);
  expect(await page.getByRole('link', { name: 'Add task' }).count()).toBe(0);
  await menu.click();
  expect(await page.getByRole('menuitem').allInnerTexts()).toEqual([
    'Show the set-up',
    'Runs',
    'Copy link',
  ]);
});

test('somebody without a role is told whom to ask', async () => {
  const { page } = await open();
  await page.goto(stage.url);
  await page.getByRole('button', { name: 'Sign in as Nora Niemand' }).click();
  await page.getByRole('alert').getByText('Ask an administrator').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
});

test('a German browser gets German words', async () => {
  const { page } = await open({ locale: 'de-CH' });
  await page.goto(stage.url);
  await page.getByRole('button', { name: 'Als Anna Amrein anmelden' }).click();
  await page.getByRole('heading', { name: 'Noch keine Aufgaben' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('de-CH');
});

test('at 360 pixels no page is wider than the window', async () => {
  const { page } = await open({ viewport: { width: 360, height: 720 }, locale: 'de-CH' });
  stage.service.tasks = [aReadyTask()];
  stage.service.run = doneRun(3, 120, 7);
  stage.service.rows = manyRows(3, 120, 7);
  const width = () => page.evaluate('document.documentElement.scrollWidth');
  await page.goto(stage.url);
  await page.getByRole('button', { name: 'Als Anna Amrein anmelden' }).click();
  await page.getByRole('link', { name: 'Contoso main' }).waitFor();
  expect(await width()).toBe(360);
  await page.getByRole('link', { name: 'Contoso main' }).click();
  await runRead(page);
  expect(await width()).toBe(360);
});

test('the keyboard alone reaches every action of the overview, opens the log and comes back', async () => {
  const { page } = await open();
  stage.service.tasks = [aReadyTask()];
  stage.service.run = doneRun(3, 120, 7);
  stage.service.rows = manyRows(3, 120, 7);
  await signIn(page, stage.url);
  await page.getByRole('button', { name: 'More actions: Contoso main' }).waitFor();
  expect(await tabStops(page)).toEqual([
    'Skip to content',
    'Tasks',
    'Users',
    'Managed domains',
    'Help',
    'Sign out',
    'Add task',
    'Tasks overview',
    'Contoso main',
    'Sync now: Contoso main',
    'More actions: Contoso main',
  ]);

  await tabTo(page, 'Add task');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/tasks\/new$/);
  await page.goBack();
  await page.getByRole('link', { name: 'Contoso main' }).waitFor();
  await tabTo(page, 'Contoso main');
  await page.keyboard.press('Enter');
  await runRead(page);
  await tabTo(page, 'Tasks');
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'Tasks overview' }).waitFor();
}, 60_000);

test('axe finds nothing wrong with any page in light, dark and contrast, wide and narrow', async () => {
  const { page } = await open();
  const found: string[] = [];
  const look = async () => {
    for (const width of [360, 1280])
      for (const theme of Object.values(themes)) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia(theme);
        found.push(...(await violations(page)));
      }
    await page.emulateMedia(themes.light);
  };
  await page.goto(stage.url);
  await page.getByRole('button', { name: 'Sign in as Anna Amrein' }).waitFor();
  await look();
  await signIn(page, stage.url);
  await page.getByRole('link', { name: 'Add task' }).waitFor();
  await look();
  await shootEverywhere(page, 'tasks-empty');
  stage.service.tasks = [aReadyTask()];
  stage.service.run = heldRun();
  stage.service.rows = manyRows(1, 6, 1);
  await signIn(page, stage.url);
  await page.getByRole('link', { name: 'Contoso main' }).waitFor();
  await look();
  await page.getByRole('link', { name: 'Contoso main' }).click();
  await runRead(page);
  await look();
  expect(found).toEqual([]);
}, 120_000);
