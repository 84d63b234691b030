import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { groupPresets } from '../../server/contract/presets.ts';
import { violations } from './accessibility.ts';
import { tabTo } from './keyboard.ts';
import { type Product, startProductWithTab } from './product.ts';
import { shootEverywhere } from './shoot.ts';
import { themeNames, themes } from './themes.ts';

// a browser in front of a whole product, in the company of other tests
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let product: Product;
beforeAll(async () => {
  product = await startProductWithTab();
});
afterAll(() => product?.stop());

test('the help stands at the same place on every page, and names all twelve actions and suggested groups', async () => {
  const { page, complaints } = await product.openTab();
  const help = page.getByRole('navigation').getByRole('link', { name: 'Help', exact: true });
  for (const route of ['#/', '#/users', '#/domains', '#/tasks/new']) {
    await page.evaluate(`location.hash = '${route}'`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await help.getAttribute('href')).toBe('#/help');
  }
  await help.click();
  await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
  for (const { name, groupName } of groupPresets) {
    await page.getByRole('heading', { level: 3, name: name.en, exact: true }).waitFor();
    await page.getByText(groupName, { exact: true }).waitFor();
  }
  const { items } = (await (await product.signIn())('GET', '/api/actions')).body;
  expect(items).toHaveLength(12);
  const list = page.getByRole('list', { name: 'Group actions' });
  for (const { action } of items) await list.getByText(action, { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test('a section has an address of its own, and is reached by keyboard alone', async () => {
  const { page } = await product.openTab({ route: '#/help' });
  await page.getByRole('list', { name: 'Group actions' }).waitFor();
  await tabTo(page, 'What is never done');
  await page.keyboard.press('Enter');
  const focused = () =>
    page.evaluate('document.activeElement.tagName + document.activeElement.textContent');
  await expect.poll(focused).toBe('H2What is never done');
  expect(await page.evaluate('location.hash')).toBe('#/help?section=never');
  const { page: linked } = await product.openTab({ route: '#/help?section=permissions' });
  const heading = linked.getByRole('heading', { name: 'Permissions of the app registration' });
  await expect
    .poll(() => heading.evaluate((one) => one === one.ownerDocument.activeElement))
    .toBe(true);
});

test('the actions are searched by their names and words, in German too', async () => {
  const { page, complaints } = await product.openTab({ route: '#/help', locale: 'de-CH' });
  const list = page.getByRole('list', { name: 'Gruppenaktionen' });
  await list.waitFor();
  await page.getByRole('searchbox', { name: 'Aktionen durchsuchen' }).fill('quarantäne');
  await page.getByText('4 Aktionen').waitFor();
  await page.getByRole('searchbox').fill('loginSec');
  await page.getByText('1 Aktion', { exact: true }).waitFor();
  await page.getByRole('searchbox').fill('gibt es nicht');
  await page.getByRole('heading', { name: 'Keine Treffer' }).waitFor();
  await page.getByRole('button', { name: 'Filter zurücksetzen' }).first().click();
  await page.getByText('12 Aktionen').waitFor();
  expect(complaints).toEqual([]);
});

test.each(['en-GB', 'de-CH'])(
  'the help is free of faults for assistive technology in every theme and width in %s',
  async (locale) => {
    const { page } = await product.openTab({ route: '#/help', locale });
    await page.getByText('usersDisabled', { exact: true }).last().waitFor();
    for (const width of [360, 1280])
      for (const theme of themeNames) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia(themes[theme]);
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }
    await shootEverywhere(page, `help-${locale}`);
  },
);
