import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './accessibility.ts';
import { tabTo } from './keyboard.ts';
import { type Product, startProductWithTab } from './product.ts';
import { shootEverywhere } from './shoot.ts';
import { themeNames, themes } from './themes.ts';

let product: Product;
beforeAll(async () => {
  product = await startProductWithTab();
});
afterAll(() => product?.stop());

const pages = [
  ['#/tasks/new', 'Add a task'],
  ['#/users', 'Users'],
  ['#/domains', 'Managed domains'],
  ['#/help', 'Help'],
] as const;

test.each(pages)('%s opens the page "%s", also as the first one', async (route, heading) => {
  const { page, complaints } = await product.openTab({ route });
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  expect(await page.title()).toBe(`${heading} - Directory Synchronisation`);
  expect(complaints).toEqual([]);
});

test('the sections are links, and the heading of the one that is opened takes the focus', async () => {
  const { page, complaints } = await product.openTab();
  const navigation = page.getByRole('navigation', { name: 'Directory Synchronisation' });
  expect(await navigation.getByRole('link').allTextContents()).toEqual([
    'Tasks',
    'Users',
    'Managed domains',
    'Help',
  ]);
  for (const section of ['Users', 'Managed domains', 'Help', 'Tasks']) {
    const link = navigation.getByRole('link', { name: section });
    await link.click();
    const focused = () =>
      page.evaluate('document.activeElement.tagName + document.activeElement.textContent');
    await expect.poll(focused).toBe(`H1${section}`);
    expect(await link.getAttribute('aria-current')).toBe('page');
  }
  await page.goBack();
  await page.getByRole('heading', { name: 'Help', level: 1 }).waitFor();
  expect(complaints).toEqual([]);
});

describe('in a narrow window', () => {
  test('the sections are in a menu that Escape closes', async () => {
    const { page } = await product.openTab({ width: 320 });
    const menu = page.getByRole('button', { name: 'Menu: Tasks' });
    await menu.click();
    await page.getByRole('link', { name: 'Managed domains' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Managed domains' }).waitFor({ state: 'detached' });
    expect(await menu.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    await menu.click();
    await page.getByRole('link', { name: 'Help' }).click();
    await page.getByRole('heading', { name: 'Help', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Menu: Help' }).waitFor();
  });

  test.each(['en-GB', 'de-CH'])('no page is wider than the window in %s', async (locale) => {
    const { page } = await product.openTab({ width: 320, locale });
    for (const [route] of [['#/'], ...pages]) {
      await page.evaluate((hash) => Object.assign(globalThis, { place: hash }), route);
      await page.evaluate('location.hash = place');
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    }
  });
});

test('the first stop of the tab key leads past the navigation', async () => {
  const { page } = await product.openTab({ route: '#/users' });
  await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor();
  await tabTo(page, 'Skip to content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
});

test('without network a bar says so, and what is shown stays; with it again the bar goes', async () => {
  const { page } = await product.openTab();
  await page.getByRole('heading', { name: 'No tasks yet' }).waitFor();
  await page.clock.install();
  await page.getByRole('link', { name: 'Help' }).click();
  await page.getByRole('heading', { name: 'Help', level: 1 }).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Tasks' }).click();
  await page.context().setOffline(true);
  const bar = page.getByRole('alert').getByText('You are offline');
  await expect
    .poll(async () => {
      // the tasks are read again every half minute
      await page.clock.runFor(10_000);
      return bar.count();
    })
    .toBe(1);
  await page.getByRole('heading', { name: 'No tasks yet' }).waitFor();
  await page.context().setOffline(false);
  await bar.waitFor({ state: 'detached' });
});

test('a token that is no longer accepted is renewed before anybody notices', async () => {
  const { page } = await product.openTab();
  await page.getByRole('heading', { name: 'No tasks yet' }).waitFor();
  let refused = 0;
  await page.route('**/api/tasks', async (route) => {
    if (refused > 0) return route.continue();
    refused += 1;
    await route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' });
  });
  const renewed = page.waitForRequest((request) => request.url().endsWith('/sample-sign-in'));
  await page.reload();
  await page.getByRole('button', { name: /Anna Amrein/ }).click();
  await renewed;
  await page.getByRole('heading', { name: 'No tasks yet' }).waitFor();
  expect(refused).toBe(1);
});

test('axe finds nothing wrong with the shell in any theme', async () => {
  const { page } = await product.openTab({ locale: 'de-CH' });
  for (const theme of themeNames) {
    await page.emulateMedia(themes[theme]);
    expect(await violations(page)).toEqual([]);
  }
  await shootEverywhere(page, 'shell-overview');
  await page.getByRole('link', { name: 'Verwaltete Domänen' }).click();
  await page.getByRole('heading', { name: 'Verwaltete Domänen' }).waitFor();
  await shootEverywhere(page, 'shell-domains');
}, 60_000);
