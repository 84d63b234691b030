import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Api } from '../stories/api-steps.ts';
import { violations } from './accessibility.ts';
import { tabTo } from './keyboard.ts';
import { type Product, startProductWithTab } from './product.ts';
import { shoot, shootEverywhere } from './shoot.ts';
import { themeNames, themes } from './themes.ts';

// a browser in front of a whole product, in the company of other tests
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let product: Product;
let api: Api;
beforeAll(async () => {
  product = await startProductWithTab();
  api = await product.signIn();
});
afterAll(() => product?.stop());

const setDomains = async (...names: readonly string[]): Promise<void> => {
  const items = names.map((name) => ({ name, lftGlobalQuota: null }));
  expect((await api('PUT', '/api/managed-domains', { items })).status).toBe(200);
};
const stored = async () => (await api('GET', '/api/managed-domains')).body.items;
const domains = (page: Page) => page.getByRole('list', { name: 'Managed domains' });

test('the first domain is added from the empty state, by keyboard alone', async () => {
  await setDomains();
  const { page, complaints } = await product.openTab({ route: '#/domains' });
  await page.getByRole('heading', { name: 'No managed domains yet' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await shoot(page, 'domains-empty');
  await tabTo(page, 'Add domain');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add domain' });
  await dialog.waitFor();
  await page.keyboard.type('Contoso.CH');
  await page.keyboard.press('Tab');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await domains(page).getByText('contoso.ch').waitFor();
  await domains(page).getByText('LFT quota: 10 GB (10,240 MB)').waitFor();
  expect(await stored()).toEqual([{ name: 'contoso.ch', lftGlobalQuota: 10_240 }]);
  expect(complaints).toEqual([]);
});

test('what a domain and a quota must be is said at the field', async () => {
  await setDomains('contoso.ch');
  const { page } = await product.openTab({ route: '#/domains', locale: 'de-CH' });
  await page.getByRole('button', { name: 'Domäne hinzufügen' }).click();
  const dialog = page.getByRole('dialog');
  const name = dialog.getByRole('textbox', { name: 'Domäne', exact: true });
  const quota = dialog.getByRole('textbox', { name: 'LFT-Kontingent der Domäne' });
  const submit = dialog.getByRole('button', { name: 'Hinzufügen' });
  await submit.click();
  await dialog.getByText('Geben Sie die Domäne ein.').waitFor();
  await name.fill('no domain');
  await dialog.getByText('Das ist keine Domäne wie contoso.com.').waitFor();
  await name.fill('contoso.ch');
  await dialog.getByText('Diese Domäne wird bereits verwaltet.').waitFor();
  await quota.fill('2000000');
  await dialog.getByText(/Geben Sie eine ganze Zahl von 0 bis 1.048.576 ein/).waitFor();
  expect(await violations(page)).toEqual([]);
  await shoot(page, 'domains-add');
  await dialog.getByRole('combobox', { name: 'Einheit' }).selectOption('MB');
  await name.fill('fabrikam.ch');
  await submit.click();
  await dialog.waitFor({ state: 'detached' });
  expect(await stored()).toContainEqual({ name: 'fabrikam.ch', lftGlobalQuota: 2_000_000 });
});

test('a domain of another tenant is refused with what to do, and nothing is lost', async () => {
  await setDomains('contoso.ch');
  const { page } = await product.openTab({ route: '#/domains' });
  // as the server answers when another tenant has it
  await page.route('**/api/managed-domains', (route) =>
    route.request().method() === 'PUT'
      ? route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          json: {
            type: 'about:blank',
            title: 'Taken',
            status: 409,
            detail: 'Taken',
            code: 'domain-taken',
          },
        })
      : route.continue(),
  );
  await page.getByRole('button', { name: 'Add domain' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Domain', exact: true }).fill('fabrikam.de');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByText('This domain belongs to another tenant').waitFor();
  expect(await dialog.getByRole('textbox', { name: 'Domain', exact: true }).inputValue()).toBe(
    'fabrikam.de',
  );
  await shoot(page, 'domains-taken');
  expect(await stored()).toEqual([{ name: 'contoso.ch', lftGlobalQuota: null }]);
});

test('a quota is edited and a domain removed; what others changed meanwhile stays', async () => {
  await setDomains('contoso.ch', 'fabrikam.ch');
  await api('POST', '/api/users', { email: 'one@fabrikam.ch' });
  const { page } = await product.openTab({ route: '#/domains' });
  await page.getByRole('button', { name: 'Edit contoso.ch' }).click();
  await setDomains('contoso.ch', 'fabrikam.ch', 'meanwhile.ch');
  const dialog = page.getByRole('dialog', { name: 'Edit contoso.ch' });
  await dialog.getByRole('textbox', { name: 'LFT quota of the domain' }).fill('5');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('LFT quota: 5 GB (5,120 MB)').waitFor();
  await domains(page).getByText('meanwhile.ch').waitFor();
  await page.getByRole('button', { name: 'Remove fabrikam.ch' }).click();
  const question = page.getByRole('alertdialog', { name: 'Remove fabrikam.ch?' });
  await question.getByText('Users of fabrikam.ch').waitFor();
  await expect.poll(() => question.getByRole('definition').textContent()).toBe('1');
  expect(await violations(page)).toEqual([]);
  await shoot(page, 'domains-remove');
  await question.getByRole('button', { name: 'Remove domain' }).click();
  await page.getByText('fabrikam.ch was removed.').first().waitFor();
  expect(await stored()).toEqual([
    { name: 'contoso.ch', lftGlobalQuota: 5120 },
    { name: 'meanwhile.ch', lftGlobalQuota: null },
  ]);
});

test('who lacks the role ALL sees the domains and why they cannot be changed', async () => {
  await setDomains('contoso.ch', 'a-rather-long-subdomain.of-a-long-domain.contoso.ch');
  const { page } = await product.openTab({ route: '#/domains', admin: 'user-management' });
  await page.getByText('that needs the role ALL').waitFor();
  await domains(page).getByText('contoso.ch', { exact: true }).waitFor();
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
});

test('the domains are free of faults for assistive technology in every theme and width', async () => {
  await setDomains('contoso.ch', 'a-rather-long-subdomain.of-a-long-domain.contoso.ch');
  const { page } = await product.openTab({ route: '#/domains', locale: 'de-CH' });
  await page.getByRole('list', { name: 'Verwaltete Domänen' }).waitFor();
  for (const width of [360, 1280])
    for (const theme of themeNames) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(themes[theme]);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  await shootEverywhere(page, 'domains-list');
});
