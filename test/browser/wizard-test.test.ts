import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import { type Api, readUsers, setUpTask } from '../stories/api-steps.ts';
import { eventually } from '../stories/running-server.ts';
import { violations } from './accessibility.ts';
import { tabTo } from './keyboard.ts';
import { type Product, startProductWithTab } from './product.ts';
import { shoot } from './shoot.ts';
import { themeNames, themes } from './themes.ts';

const { signAndEncrypt, signOnly, disabledUsers, noSync } = sampleGroupIds;

let product: Product;
let api: Api;
let taskId: string;
beforeAll(async () => {
  product = await startProductWithTab();
  api = await product.signIn();
}, 120_000);
afterAll(() => product?.stop());

/** The addresses of the first members of a group. */
const addressesIn = (groupId: string, count: number): readonly string[] => {
  const { state } = product.tenant;
  return [...state.members(groupId).values()]
    .flatMap(({ id }) => state.users.get(id)?.mail?.toLowerCase() ?? [])
    .filter((mail) => mail.endsWith('@contoso.ch'))
    .slice(0, count);
};

beforeEach(async () => {
  product.tenant.faults.clear();
  for (const task of (await api('GET', '/api/tasks')).body.items)
    await api('DELETE', `/api/tasks/${task.taskId}`);
  taskId = await setUpTask(api, {
    settings: { name: 'Contoso main', liveSync: { enabled: false } },
    groups: {
      [signAndEncrypt]: [
        { action: 'crypto', value: 'SigEnc' },
        { action: 'lftAvailable', value: true },
        { action: 'lftQuota', value: 500 },
        { action: 'sendQuar', value: ['08:00', '16:30'] },
      ],
      [signOnly]: [{ action: 'crypto', value: 'SigOnly' }],
      [disabledUsers]: [{ action: 'usersDisabled', value: true }],
      [noSync]: [{ action: 'noSync', value: true }],
    },
  });
  // two users who are to be disabled, and one whose reports change
  for (const email of addressesIn(disabledUsers, 2))
    await api('POST', '/api/users', { email, displayName: email, crypto: 'SigEnc' });
  const [someone = ''] = addressesIn(signAndEncrypt, 1);
  await api('POST', '/api/users', {
    email: someone,
    displayName: someone,
    sendQuar: ['08:00', '12:00'],
    loginSecurity: 'otp',
  });
});

/** The members of one group are told only when they are asked for again, so many times. */
const slowReading = (times: number): void => {
  const remove = product.tenant.faults.add({
    match: { path: new RegExp(`${signOnly}/members`) },
    times,
    answer: { kind: 'hang' },
  });
  onTestFinished(remove);
};
const route = (step: 'test' | 'enable'): string => `#/tasks/${taskId}/setup/${step}`;
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const outcome = (page: Page) => page.getByRole('heading', { name: /would change|würde .* ändern/ });
const planIdOf = (page: Page): string =>
  new URLSearchParams(page.url().split('?')[1]).get('plan') ?? '';
const totalOf = async (page: Page, query: string): Promise<number> =>
  (await api('GET', `/api/plans/${planIdOf(page)}/changes?limit=1&${query}`)).body.total;
const found = (page: Page) => page.getByRole('search').getByRole('status');
const expectFound = async (page: Page, count: number): Promise<void> => {
  const said = `${count.toLocaleString('en-GB')} ${count === 1 ? 'user' : 'users'}`;
  await expect.poll(() => found(page).textContent()).toBe(said);
};

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

const makeTest = async (page: Page): Promise<void> => {
  await button(page, 'Test').click();
  await outcome(page).waitFor({ timeout: 30_000 });
};

test('a test tells how far it is, then what would be changed and why, and changes nothing', async () => {
  const before = await readUsers(api);
  const { page, complaints } = await product.openTab({ route: route('test') });
  const wrong: string[] = [];
  await button(page, 'Test').waitFor();
  wrong.push(...(await look(page, 'test-before')));
  slowReading(2);
  await button(page, 'Test').click();
  await page
    .getByText(/Groups \d of \d, members/)
    .first()
    .waitFor();
  await shoot(page, 'test-running');
  await outcome(page).waitFor({ timeout: 30_000 });
  product.tenant.faults.clear();
  expect(await readUsers(api)).toEqual(before);

  await page.getByText('Safeguards held changes back').waitFor();
  await page.getByText('The first synchronisation would disable users').waitFor();
  await page.getByText('Effect on rights and licences').waitFor();
  const rows = page.getByRole('table', { name: 'Users' }).getByRole('row');
  // what takes something away comes first
  await expect.poll(() => rows.nth(1).textContent()).toContain('Disable');
  wrong.push(...(await look(page, 'test-outcome')));

  await page.reload();
  await button(page, /Anna Amrein/).click();
  await outcome(page).waitFor();
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
}, 180_000);

test('each filter leaves exactly its rows, in the address too, and what is left can be exported', async () => {
  const { page, complaints } = await product.openTab({ route: route('test') });
  await makeTest(page);
  const all = await totalOf(page, '');
  await expectFound(page, all);

  await button(page, /Disable$/).click();
  await expectFound(page, await totalOf(page, 'kind=disable'));
  expect(page.url()).toContain('kind=disable');
  await button(page, /Skip$/).click();
  await expectFound(page, await totalOf(page, 'kind=skip'));
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('Guests are not synchronised');
  await expectFound(page, await totalOf(page, 'kind=skip&reason=guest'));
  await button(page, 'Clear filters').click();
  await expectFound(page, all);

  await page.getByRole('combobox', { name: 'Group' }).selectOption({ value: signOnly });
  await expectFound(page, await totalOf(page, `group=${signOnly}`));
  await page.getByRole('combobox', { name: 'Setting' }).selectOption({ value: 'crypto' });
  await expectFound(page, await totalOf(page, `group=${signOnly}&setting=crypto`));
  await button(page, 'Clear filters').click();

  await page.getByRole('searchbox').fill('a*@contoso.ch');
  const left = await totalOf(page, 'search=a*@contoso.ch');
  await expectFound(page, left);
  const downloading = page.waitForEvent('download');
  await button(page, 'Export').click();
  await page.getByRole('menuitem', { name: 'These rows as CSV' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe(`plan-${planIdOf(page)}.csv`);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n');
  expect(lines.length).toBe(left + 1);

  await page.getByRole('searchbox').fill('nobody-at-all');
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
  expect(complaints).toEqual([]);
}, 90_000);

test('the details of a row show how it was decided, and the settings now and after; a link leads to them', async () => {
  const { page, complaints } = await product.openTab({ route: route('test') });
  await makeTest(page);
  const [someone = ''] = addressesIn(signAndEncrypt, 1);
  await page.getByRole('searchbox').fill(someone);
  await expectFound(page, 1);
  await page.getByRole('row', { name: someone }).click();
  const drawer = page.getByRole('dialog', { name: someone });
  await drawer.getByText('“seppmail.cloud Sign and Encrypt” counts.').waitFor();
  const reports = drawer.getByRole('row', { name: /Quarantine reports at/ });
  expect(await reports.locator('del').allTextContents()).toEqual(['12:00']);
  expect(await reports.locator('ins').allTextContents()).toEqual(['16:30']);
  await drawer.getByRole('switch', { name: 'Also show what stays as it is' }).click();
  await drawer.getByRole('row', { name: /Login security/ }).waitFor();
  expect(await look(page, 'test-details')).toEqual([]);

  const address = page.url();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await page.goto('about:blank');
  await page.goto(address);
  await button(page, /Anna Amrein/).click();
  await drawer.getByText('“seppmail.cloud Sign and Encrypt” counts.').waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('somebody in several groups is found from the warning, with the group that counts and those that do not', async () => {
  const { page } = await product.openTab({ route: route('test') });
  await makeTest(page);
  const several = page.getByText('Users are in several of the selected groups').locator('xpath=..');
  await several.getByRole('button', { name: /^Show/ }).click();
  await several.getByRole('listitem').first().getByRole('button').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('It comes first in the alphabet.').waitFor();
});

test('a test can be cancelled, and leaves what was there before', async () => {
  slowReading(3);
  const { page } = await product.openTab({ route: route('test') });
  await button(page, 'Test').click();
  await button(page, 'Cancel the test').click();
  await button(page, 'Cancel the test').waitFor({ state: 'detached' });
  expect(await outcome(page).count()).toBe(0);
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('one user can be tested alone; what is no address is refused at the field', async () => {
  const { page } = await product.openTab({ route: route('test') });
  await page.getByRole('radio', { name: 'One user, for a quick answer' }).click();
  await page.getByRole('textbox', { name: 'User' }).fill('somebody');
  await button(page, 'Test').click();
  await page.getByText('Enter a mail address such as').waitFor();
  const [someone = ''] = addressesIn(disabledUsers, 1);
  await page.getByRole('textbox', { name: 'User' }).fill(someone);
  await button(page, 'Test').click();
  await page.getByText(`Test of ${someone}`).waitFor();
  await expectFound(page, 1);
});

test('exactly the tested plan is applied; one that no longer fits is refused with the difference', async () => {
  const { page } = await product.openTab({ route: route('test') });
  await makeTest(page);
  await api('PUT', `/api/tasks/${taskId}/groups/${signOnly}/actions`, {
    actions: [{ action: 'crypto', value: 'None' }],
  });
  await button(page, 'Apply exactly this plan').click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: /^Change \d+ users$/ }).click();
  await dialog.getByText('That is not 2').waitFor();
  await dialog.getByRole('textbox').fill('2');
  await dialog.getByRole('button', { name: /^Change \d+ users$/ }).click();
  await dialog.getByText(/Nothing was applied\. Compared with the test/).waitFor();
  await shoot(page, 'test-stale');
  await dialog.getByRole('button', { name: 'Test again' }).click();
  await dialog.waitFor({ state: 'detached' });
  const apply = button(page, 'Apply exactly this plan');
  await apply.waitFor({ timeout: 30_000 });
  await apply.click();
  await dialog.getByRole('textbox').fill('2');
  await shoot(page, 'test-apply');
  await dialog.getByRole('button', { name: /^Change \d+ users$/ }).click();
  await page.getByRole('heading', { name: 'Log: Contoso main', level: 1 }).waitFor();
  expect(page.url()).toContain(`#/tasks/${taskId}/runs/`);
  await page.getByText('Held by safeguards').first().waitFor({ timeout: 30_000 });
}, 90_000);

test('without a test the last step says so; afterwards it repeats the counts and switches on', async () => {
  const { page, complaints } = await product.openTab({ route: route('enable') });
  await page.getByText('Test before you switch it on').waitFor();
  await button(page, 'Go to the test').click();
  await makeTest(page);
  await button(page, 'Next').click();
  await page.getByText('What the last test said').waitFor();
  await page.getByRole('combobox', { name: 'How often' }).selectOption({ value: '30' });
  await page.getByText('Next synchronisations').waitFor();
  expect(await look(page, 'enable')).toEqual([]);
  await button(page, /^Enable and change [\d,]+ users$/).click();
  const dialog = page.getByRole('alertdialog', { name: 'Switch on “Contoso main”?' });
  await dialog.getByText('Periodic sync: every 30 min').waitFor();
  expect(await look(page, 'enable-dialog')).toEqual([]);
  await dialog.getByRole('textbox').fill('2');
  await dialog.getByRole('button', { name: /^Enable and change/ }).click();
  await page.getByRole('heading', { name: 'Synchronisation is on' }).waitFor();
  await expect
    .poll(() => page.evaluate('document.activeElement.textContent'))
    .toBe('Synchronisation is on');
  expect(await look(page, 'enabled')).toEqual([]);
  const { body } = await api('GET', `/api/tasks/${taskId}`);
  expect(body.periodicSync).toEqual({ enabled: true, intervalMinutes: 30 });
  expect(body.liveSync.enabled).toBe(true);
  await page.getByRole('link', { name: 'Watch the synchronisation in its log' }).click();
  await page.getByRole('heading', { name: 'Log: Contoso main', level: 1 }).waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('the keyboard alone makes a test, opens a row, closes it and switches on, in German', async () => {
  const { page, complaints } = await product.openTab({ route: route('test'), locale: 'de-CH' });
  await button(page, 'Test').waitFor();
  await tabTo(page, 'Test', 90);
  await page.keyboard.press('Enter');
  await outcome(page).waitFor({ timeout: 30_000 });
  const focused = () => page.evaluate('document.activeElement.getAttribute("role")');
  for (let press = 0; press < 60 && (await focused()) !== 'row'; press += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.evaluate('document.activeElement.dataset.index')).toBe('1');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Wie entschieden wurde').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('row');
  await tabTo(page, 'Weiter', 90);
  await page.keyboard.press('Enter');
  await page.getByText('Was der letzte Test ergab').waitFor();
  const act = button(page, /^Einschalten und .* Benutzer ändern$/);
  const name = (await act.textContent()) ?? '';
  await tabTo(page, name, 90);
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await page.keyboard.press('Tab');
  const inField = () => page.evaluate('document.activeElement.tagName');
  for (let press = 0; press < 6 && (await inField()) !== 'INPUT'; press += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.type('2');
  await tabTo(page, name, 6);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Die Synchronisierung ist eingeschaltet' }).waitFor();
  await eventually(
    async () => (await api('GET', `/api/tasks/${taskId}`)).body,
    (task) => task.periodicSync.enabled,
  );
  expect(complaints).toEqual([]);
}, 90_000);
