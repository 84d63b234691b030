import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import {
  sampleCredentials,
  sampleTenantId,
} from '../../server/evaluation/tenant/sample-identities.ts';
import { type Api, setUpTask, syncWell } from '../stories/api-steps.ts';
import { violations } from './accessibility.ts';
import { tabTo } from './keyboard.ts';
import { type Product, startProductWithTab } from './product.ts';
import { shoot } from './shoot.ts';
import { themeNames, themes } from './themes.ts';

const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let product: Product;
let api: Api;
let taskId: string;
let managed: number;

beforeAll(async () => {
  product = await startProductWithTab({ receives: true });
  api = await product.signIn();
  taskId = await setUpTask(api, {
    access: {
      tenantId: sampleTenantId,
      ...sampleCredentials.ready,
      clientSecretValidUntil: inDays(10),
    },
    settings: {
      name: 'Contoso main',
      description: 'Everyone in Switzerland',
      liveSync: { enabled: true },
    },
    groups: { [sampleGroupIds.signAndEncrypt]: [{ action: 'crypto', value: 'SigEnc' }] },
  });
  await api('PATCH', `/api/tasks/${taskId}`, { periodicSync: { enabled: true } });
  await api('POST', '/api/access-tests', { taskId });
  await syncWell(api, taskId);
  managed = (await api('GET', `/api/tasks/${taskId}`)).body.managedUsers;
}, 120_000);
afterAll(() => product?.stop());
beforeEach(async () => {
  const { items } = (await api('GET', '/api/tasks')).body;
  for (const { taskId: id } of items) if (id !== taskId) await api('DELETE', `/api/tasks/${id}`);
  await api('PATCH', `/api/tasks/${taskId}`, { paused: false });
});

const menuOf = (page: Page, task = 'Contoso main') =>
  page.getByRole('button', { name: `More actions: ${task}`, exact: true });
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const choose = async (page: Page, name: string, task = 'Contoso main'): Promise<void> => {
  await menuOf(page, task).click();
  await item(page, name).click();
};
/** Shown as a toast, and read out. */
const said = (page: Page, words: string) => page.getByText(words).first().waitFor();
const namesOfTasks = async (): Promise<readonly string[]> =>
  (await api('GET', '/api/tasks')).body.items.map(({ name }: { name: string }) => name);
const focused = (page: Page) => () =>
  page.evaluate(
    "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
  );

/** What axe finds in every theme and width, with pictures; no page is wider than its window. `show` opens what is looked at. */
const look = async (
  page: Page,
  name: string,
  show: () => Promise<void> = async () => undefined,
): Promise<readonly string[]> => {
  const wrong: string[] = [];
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const theme of themeNames) {
      await page.emulateMedia(themes[theme]);
      await show();
      wrong.push(...(await violations(page)));
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      if (Number(wide) > width) wrong.push(`${name} is ${wide} pixels wide at ${width}`);
      await shoot(page, `${name}-${width}-${theme}`);
      await page.keyboard.press('Escape');
    }
  }
  await page.emulateMedia(themes.light);
  return wrong;
};

test('a row tells how its task stands, and an alert says what to do and where', async () => {
  const { page, complaints } = await product.openTab();
  const row = page.getByRole('row').filter({ hasText: 'Contoso main' });
  for (const words of ['every 1 hr', /^next (in \d|any moment)/, 'Contoso AG', 'M365'])
    await row.getByText(words).first().waitFor();
  await row.getByText(/^Live updates/).waitFor();
  await row.getByText('Client secret expires soon').waitFor();
  const alerts = page.getByRole('region', { name: 'Alerts' });
  await alerts.getByText('Contoso main: Client secret expires soon').waitFor();
  await alerts.getByText('It is valid for 10 more days.').waitFor();
  expect(await alerts.getByRole('link', { name: 'Enter a new secret' }).getAttribute('href')).toBe(
    `#/tasks/${taskId}/setup/access`,
  );
  await row.getByText('Everyone in Switzerland').click();
  await page.getByRole('heading', { name: 'Log: Contoso main', level: 1 }).waitFor();
  expect(complaints).toEqual([]);
});

test('everything that can be done with a task is done from its menu by mouse, and said', async () => {
  const { page, complaints } = await product.openTab();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await choose(page, 'Pause');
  await said(page, '“Contoso main” is paused.');
  await page.getByRole('cell').getByText('Paused', { exact: true }).waitFor();
  await choose(page, 'Resume');
  await said(page, '“Contoso main” goes on.');
  await page.getByText('Paused', { exact: true }).waitFor({ state: 'detached' });

  await choose(page, 'Copy link');
  await said(page, 'The link was copied.');
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain(`#/tasks/${taskId}`);

  await choose(page, 'Duplicate');
  await said(page, '“Contoso main (copy)” was created.');
  const copy = page.getByRole('row').filter({ hasText: 'Contoso main (copy)' });
  await copy.getByText('Still missing: a selected domain').waitFor();
  await shoot(page, 'tasks-duplicated');
  await menuOf(page, 'Contoso main (copy)').click();
  expect(await item(page, 'Sync now').count()).toBe(0);
  const locked = page.getByRole('menuitem', { name: /Sync now/ });
  expect(await locked.getAttribute('aria-disabled')).toBe('true');
  expect(await locked.textContent()).toContain('Still missing');
  await page.keyboard.press('Escape');

  await choose(page, 'Delete', 'Contoso main (copy)');
  const dialog = page.getByRole('alertdialog', { name: 'Delete “Contoso main (copy)”?' });
  await dialog.getByText('deleting it changes nobody').waitFor();
  await dialog.getByRole('button', { name: 'Delete task' }).click();
  await said(page, '“Contoso main (copy)” was deleted.');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(focused(page)).toBe('Tasks');
  expect(await namesOfTasks()).toEqual(['Contoso main']);

  await choose(page, 'Sync now');
  await said(page, 'The synchronisation of “Contoso main” was started.');
  await page
    .getByRole('status')
    .getByText(/Contoso main: Done/)
    .waitFor({ timeout: 30_000 });
  await choose(page, 'Runs');
  await page.waitForURL(new RegExp(`#/tasks/${taskId}/runs$`));
  await page.goBack();
  await choose(page, 'Set up');
  await page.waitForURL(new RegExp(`#/tasks/${taskId}/setup`));
  expect(complaints).toEqual([]);
}, 90_000);

test('the keyboard alone pauses, duplicates and deletes, in German', async () => {
  const { page, complaints } = await product.openTab({ locale: 'de-CH' });
  const name = 'Weitere Aktionen: Contoso main';
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const openMenu = async (): Promise<void> => {
    await press('Enter');
    await page.getByRole('menu').waitFor();
    await expect.poll(focused(page)).toBe('Jetzt synchronisieren');
  };
  const goTo = async (label: string): Promise<void> => {
    for (let step = 0; step < 8 && (await focused(page)()) !== label; step += 1)
      await press('ArrowDown');
    expect(await focused(page)()).toBe(label);
  };
  await page.getByRole('button', { name, exact: true }).waitFor();
  await tabTo(page, name);
  await openMenu();
  await goTo('Pausieren');
  await press('Enter');
  await said(page, '«Contoso main» ist pausiert.');
  await expect.poll(focused(page)).toBe(name);
  await openMenu();
  await goTo('Fortsetzen');
  await press('Enter');
  await said(page, '«Contoso main» läuft weiter.');
  await openMenu();
  await goTo('Duplizieren');
  await press('Space');
  await said(page, '«Contoso main (copy)» wurde angelegt.');

  await openMenu();
  await goTo('Löschen');
  await press('Enter');
  const dialog = page.getByRole('alertdialog', { name: '«Contoso main» löschen?' });
  await dialog.getByText('Kein Benutzer wird gelöscht.').waitFor();
  await dialog.getByText(String(managed), { exact: true }).waitFor();
  await expect.poll(focused(page)).toBe('Abbrechen');
  await press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(focused(page)).toBe(name);

  await tabTo(page, 'Weitere Aktionen: Contoso main (copy)');
  await press('Enter');
  await page.getByRole('menu').waitFor();
  await goTo('Löschen');
  await press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await expect.poll(focused(page)).toBe('Abbrechen');
  await press('Tab', 'Enter');
  await said(page, '«Contoso main (copy)» wurde gelöscht.');
  expect(await namesOfTasks()).toEqual(['Contoso main']);
  expect(complaints).toEqual([]);
}, 90_000);

test('what failed stays to be read, until it is tried again with success', async () => {
  const { page } = await product.openTab();
  await menuOf(page).waitFor();
  await page.route(`**/api/tasks/${taskId}`, (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  await choose(page, 'Pause');
  const alert = page.getByRole('alert').filter({ hasText: '“Contoso main” could not be paused' });
  await alert.getByText('The server does not answer. Check the network connection, then').waitFor();
  await shoot(page, 'tasks-failed');
  expect(await page.getByText('Paused', { exact: true }).count()).toBe(0);
  await page.unroute(`**/api/tasks/${taskId}`);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await said(page, '“Contoso main” is paused.');
  await alert.waitFor({ state: 'detached' });
  await choose(page, 'Resume');
  await said(page, '“Contoso main” goes on.');
}, 60_000);

test('of many alerts the three most urgent are shown at first, errors above warnings', async () => {
  const { page, complaints } = await product.openTab({ route: '#/help' });
  const since = '2026-11-23T10:00:00.000Z';
  const alert = (code: string, severity: string, details = {}) => ({
    ...{ code, severity, since, details, message: code },
  });
  await page.route('**/api/tasks', async (route) => {
    const answer = await route.fetch();
    const [task] = (await answer.json()).items;
    const liveSync = { ...task.liveSync, state: 'degraded', reason: 'Two subscriptions are gone.' };
    const ailing = {
      ...task,
      ...{ taskId: 'ailing', number: 2, name: 'Fabrikam', liveSync, secretExpiresInDays: -3 },
      lastRun: { ...task.lastRun, state: 'held', success: false },
      alerts: [
        alert('run-held', 'warning', { runId: 'r7', held: 12 }),
        alert('live-degraded', 'warning'),
        alert('drift-above-limit', 'warning', { groups: 1, memberships: 12, people: 2 }),
        alert('secret-expired', 'error'),
      ],
    };
    await route.fulfill({ response: answer, json: { items: [task, ailing] } });
  });
  await page.getByRole('navigation').getByRole('link', { name: 'Tasks' }).click();
  const alerts = page.getByRole('region', { name: 'Alerts' });
  const links = alerts.getByRole('link');
  await expect.poll(() => links.count()).toBe(3);
  expect(await links.first().textContent()).toBe('Enter a new secret');
  await alerts.getByRole('button', { name: 'Show 2 more alerts' }).click();
  expect(await links.count()).toBe(5);
  expect(await alerts.getByRole('link', { name: 'Check the changes' }).getAttribute('href')).toBe(
    '#/tasks/ailing/runs/r7',
  );
  await page.getByRole('row').filter({ hasText: 'Fabrikam' }).getByText('4 alerts').waitFor();
  expect(await look(page, 'tasks-alerts')).toEqual([]);
  await page.setViewportSize({ width: 1000, height: 800 });
  await shoot(page, 'tasks-alerts-1000');
  expect(complaints).toEqual([]);
}, 90_000);

test.each(['en-GB', 'de-CH'])(
  'the overview, its menu and its dialog are free of faults for assistive technology in %s',
  async (locale) => {
    const { page } = await product.openTab({ locale });
    const menu = page.getByRole('button', {
      name: /^(More actions|Weitere Aktionen): Contoso main$/,
    });
    await menu.waitFor();
    expect(await look(page, `tasks-${locale}`)).toEqual([]);
    const openMenu = async (): Promise<void> => {
      await menu.click();
      await page.getByRole('menu').waitFor();
    };
    // what an open menu covers in part cannot be reached until it is closed
    const uncovered = (await look(page, `tasks-menu-${locale}`, openMenu)).filter(
      (fault) => !fault.includes('partially obscured'),
    );
    expect(uncovered).toEqual([]);
    const openDialog = async (): Promise<void> => {
      await page.getByRole('menu').waitFor({ state: 'detached' });
      await page.getByRole('alertdialog').waitFor({ state: 'detached' });
      await openMenu();
      await page.getByRole('menuitem').last().click();
      await page.getByRole('alertdialog').waitFor();
    };
    expect(await look(page, `tasks-delete-${locale}`, openDialog)).toEqual([]);
  },
  120_000,
);
