import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import { type Api, endOfRun, setUpTask, startRun, sync } from '../stories/api-steps.ts';
import { eventually } from '../stories/running-server.ts';
import { violations } from './accessibility.ts';
import { tabTo } from './keyboard.ts';
import { type Product, startProductWithTab } from './product.ts';
import { shoot } from './shoot.ts';
import { themeNames, themes } from './themes.ts';

const { signAndEncrypt, signOnly, disabledUsers } = sampleGroupIds;

let product: Product;
let api: Api;
let taskId: string;
/** The run whose disables the safeguards held. */
let heldRunId: string;

const addressesIn = (groupId: string, count: number): readonly string[] => {
  const { state } = product.tenant;
  return [...state.members(groupId).values()]
    .flatMap(({ id }) => state.users.get(id)?.mail?.toLowerCase() ?? [])
    .filter((mail) => mail.endsWith('@contoso.ch'))
    .slice(0, count);
};

beforeAll(async () => {
  product = await startProductWithTab({ receives: true });
  api = await product.signIn();
  taskId = await setUpTask(api, {
    settings: { name: 'Contoso main', liveSync: { enabled: false } },
    groups: {
      [signAndEncrypt]: [
        { action: 'crypto', value: 'SigEnc' },
        { action: 'sendQuar', value: ['08:00', '16:30'] },
      ],
      [signOnly]: [{ action: 'crypto', value: 'SigOnly' }],
      [disabledUsers]: [{ action: 'usersDisabled', value: true }],
    },
  });
  for (const email of addressesIn(disabledUsers, 2))
    await api('POST', '/api/users', { email, displayName: email, crypto: 'SigEnc' });
  heldRunId = (await sync(api, taskId)).runId;
}, 120_000);
afterAll(() => product?.stop());

const logRoute = (): string => `#/tasks/${taskId}`;
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const rows = (page: Page) => page.getByRole('table', { name: 'Users' }).getByRole('row');
const found = (page: Page) => page.getByRole('search').getByRole('status');

/** What axe finds in every theme and width, with pictures; no page is wider than its window. */
const look = async (page: Page, name: string): Promise<readonly string[]> => {
  const wrong: string[] = [];
  for (const width of [360, 1280])
    for (const theme of themeNames) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia(themes[theme]);
      wrong.push(...(await violations(page)));
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      if (Number(wide) > width) wrong.push(`${name} is ${wide} pixels wide at ${width}`);
      await shoot(page, `${name}-${width}-${theme}`);
    }
  await page.emulateMedia(themes.light);
  return wrong;
};

test('what safeguards held is shown with its arithmetic and its users, and passes once it is allowed', async () => {
  const { page, complaints } = await product.openTab({ route: logRoute() });
  await page.getByText('The first synchronisation would disable users').waitFor();
  await page.getByText('would disable 2 existing users').waitFor();
  await button(page, 'Show 2 users').first().click();
  const [first = ''] = addressesIn(disabledUsers, 1);
  await button(page, first).waitFor();
  await button(page, /Held by safeguards$/).click();
  await expect.poll(() => found(page).textContent()).toBe('2 users');
  expect(page.url()).toContain('result=held');
  expect(await look(page, 'run-held')).toEqual([]);

  await button(page, 'Check and allow').click();
  const dialog = page.getByRole('alertdialog', { name: 'Allow 2 held changes once?' });
  const allow = dialog.getByRole('button', { name: 'Allow and apply 2 changes' });
  await allow.click();
  await dialog.getByText('That is not 2').waitFor();
  await dialog.getByRole('textbox').fill('2');
  expect(await look(page, 'run-approve')).toEqual([]);
  await allow.click();
  await dialog.waitFor({ state: 'detached' });
  const run = await endOfRun(api, heldRunId);
  expect(run).toMatchObject({ state: 'done', counts: { held: 0, failed: 0 } });
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
  await button(page, 'Clear filters').first().click();
  await rows(page).nth(1).getByText('Applied').waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('each filter of the log leaves exactly its rows, and what is left can be exported', async () => {
  const { page } = await product.openTab({ route: `#/tasks/${taskId}/runs/${heldRunId}` });
  const totalOf = async (query: string): Promise<number> =>
    (await api('GET', `/api/runs/${heldRunId}/changes?limit=1&${query}`)).body.total;
  const expectFound = async (query: string): Promise<void> => {
    const count = await totalOf(query);
    const said = `${count.toLocaleString('en-GB')} ${count === 1 ? 'user' : 'users'}`;
    await expect.poll(() => found(page).textContent()).toBe(said);
  };
  await expectFound('');
  await button(page, /Create$/).click();
  await expectFound('kind=create');
  await page.getByRole('combobox', { name: 'Group' }).selectOption({ value: signOnly });
  await expectFound(`kind=create&group=${signOnly}`);
  await page.getByRole('combobox', { name: 'Setting' }).selectOption({ value: 'crypto' });
  await expectFound(`kind=create&group=${signOnly}&setting=crypto`);
  await page.getByRole('combobox', { name: 'Result' }).selectOption('Applied');
  await expectFound(`kind=create&group=${signOnly}&setting=crypto&result=applied`);
  await page.getByRole('searchbox').fill('b*');
  const query = `kind=create&group=${signOnly}&setting=crypto&result=applied&search=b*`;
  await expectFound(query);
  const downloading = page.waitForEvent('download');
  await button(page, 'Export').click();
  await page.getByRole('menuitem', { name: 'These rows as JSON' }).click();
  const file = await downloading;
  expect(JSON.parse(await readFile(await file.path(), 'utf8')).items.length).toBe(
    await totalOf(query),
  );
  await button(page, 'Clear filters').click();
  await page.getByRole('combobox', { name: 'Reason' }).selectOption({ value: 'guest' });
  await expectFound('reason=guest');
  await rows(page).nth(1).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('Guests are not synchronised').first().waitFor();
  await drawer.getByText('Nothing is changed.').waitFor();
}, 60_000);

test('a running synchronisation tells how far it is and can be cancelled', async () => {
  const remove = product.tenant.faults.add({
    match: { path: /members/i },
    answer: { kind: 'latency', milliseconds: 900 },
  });
  onTestFinished(remove);
  const { page, complaints } = await product.openTab({ route: logRoute() });
  await rows(page).nth(1).waitFor();
  const streamed = page.waitForRequest((request) => request.url().endsWith('/events'));
  await button(page, 'Sync now: Contoso main').click();
  await streamed;
  await page
    .getByText(/Groups \d of \d/)
    .first()
    .waitFor();
  await shoot(page, 'run-reading');
  await button(page, 'Cancel the synchronisation').click();
  const dialog = page.getByRole('alertdialog', { name: 'Cancel this synchronisation?' });
  await shoot(page, 'run-cancel');
  await dialog.getByRole('button', { name: 'Cancel the synchronisation' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('main').getByText('Cancelled').first().waitFor({ timeout: 30_000 });
  expect(complaints).toEqual([]);
}, 60_000);

test('a stream that breaks is made up for by asking', async () => {
  const remove = product.tenant.faults.add({
    match: { path: /members/i },
    answer: { kind: 'latency', milliseconds: 400 },
  });
  onTestFinished(remove);
  const runId = await startRun(api, taskId);
  const { page } = await product.openTab({ route: '#/help' });
  await page.route('**/api/runs/*/events', (one) => one.abort());
  await page.evaluate(`location.hash = '#/tasks/${taskId}/runs/${runId}'`);
  await endOfRun(api, runId);
  await page.getByRole('main').getByText('Done').first().waitFor();
}, 60_000);

test('a change in the directory appears in the log by itself, and its user is told apart from earlier ones', async () => {
  const { state, tenant, notifier } = product.tenant;
  await api('PATCH', `/api/tasks/${taskId}`, { liveSync: { enabled: true } });
  onTestFinished(async () => {
    await api('PATCH', `/api/tasks/${taskId}`, { liveSync: { enabled: false } });
  });
  await eventually(
    () => api('GET', `/api/tasks/${taskId}`),
    ({ body }) => body.liveSync.state === 'on' && body.lastRun?.finishedAt != null,
    40_000,
  );
  await notifier.idle();
  const inside = new Set(
    [signAndEncrypt, signOnly, disabledUsers].flatMap((group) =>
      [...state.members(group).values()].map(({ id }) => id),
    ),
  );
  const outsiders = [...state.users.values()].filter(
    ({ id, mail, userType }) =>
      !inside.has(id) && mail?.endsWith('@contoso.ch') && userType === 'Member',
  );
  const [person, next] = outsiders;
  if (!person?.mail || !next?.mail) throw new Error('everybody is in a group');
  const { page, complaints } = await product.openTab({ route: logRoute() });
  await page.getByRole('heading', { name: 'Log: Contoso main', level: 1 }).waitFor();
  tenant.addMember(signOnly, person.id);
  await rows(page).filter({ hasText: person.mail.toLowerCase() }).waitFor({ timeout: 40_000 });
  await page.getByText('Changes only').waitFor();
  await shoot(page, 'run-live');

  // who reads details is not torn away from them
  await rows(page).nth(1).click();
  await page.getByRole('dialog').waitFor();
  tenant.addMember(signOnly, next.id);
  await page.getByText('A newer synchronisation has begun.').waitFor({ timeout: 40_000 });
  await page.keyboard.press('Escape');
  await rows(page).filter({ hasText: next.mail.toLowerCase() }).waitFor();
  expect(complaints).toEqual([]);
}, 150_000);

test('the history lists every run, shows them over time as charts and as a table, and opens one', async () => {
  const { page, complaints } = await product.openTab({ route: `#/tasks/${taskId}/runs` });
  const list = page.getByRole('table', { name: 'History' });
  await list.getByRole('row').nth(1).waitFor();
  expect(await page.getByRole('img').count()).toBe(4);
  expect(await look(page, 'run-history')).toEqual([]);
  await page.getByRole('switch', { name: 'Show as a table' }).click();
  await page.getByRole('table', { name: 'Synchronisations over time' }).waitFor();
  expect(await look(page, 'run-history-table')).toEqual([]);
  await list.getByRole('row').nth(1).click();
  await page.getByRole('heading', { name: 'Log: Contoso main', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Contoso main' }).waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('the log is read in German and by the keyboard alone', async () => {
  const { page, complaints } = await product.openTab({
    route: `#/tasks/${taskId}/runs/${heldRunId}`,
    locale: 'de-CH',
  });
  await page.getByRole('table', { name: 'Benutzer' }).getByRole('row').nth(1).waitFor();
  expect(await look(page, 'run-german')).toEqual([]);
  await tabTo(page, 'Adresse suchen, * für Beliebiges', 90);
  await page.keyboard.type('a*');
  await expect.poll(() => page.url()).toContain('search=a*');
  const focused = () => page.evaluate('document.activeElement.getAttribute("role")');
  for (let press = 0; press < 60 && (await focused()) !== 'row'; press += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByText('Wie entschieden wurde').waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('row');
  await page.keyboard.press('Enter');
  await drawer.getByText('Wie entschieden wurde').waitFor();
  expect(await look(page, 'run-details-german')).toEqual([]);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await tabTo(page, 'Verlauf', 120);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Verlauf: Contoso main', level: 1 }).waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('somebody who may only look is offered no change', async () => {
  const { page } = await product.openTab({
    route: `#/tasks/${taskId}/runs/${heldRunId}`,
    admin: 'support',
  });
  await rows(page).nth(1).waitFor();
  expect(await button(page, /Sync now|Check and allow|Cancel the sync/).count()).toBe(0);
});
