import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import { type Api, setUpTask, syncWell } from '../stories/api-steps.ts';
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
  const taskId = await setUpTask(api, {
    settings: { name: 'Contoso main' },
    groups: {
      [sampleGroupIds.signAndEncrypt]: [
        { action: 'crypto', value: 'SigEnc' },
        { action: 'lftAvailable', value: true },
        { action: 'lftQuota', value: 500 },
        { action: 'sendQuar', value: ['08:00', '16:30'] },
      ],
      [sampleGroupIds.adminUsers]: [
        { action: 'assignAdminRoles', value: ['ALL'] },
        { action: 'loginSecurity', value: 'otp' },
      ],
    },
  });
  await syncWell(api, taskId);
});
afterAll(() => product?.stop());

const juerg = '#/users/juerg.aeschlimann%40contoso.ch';
const rows = (page: Page) => page.getByRole('row');
const found = (page: Page) => page.getByRole('search').getByRole('status');
const focusedText = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.textContent');
const userOf = async (email: string) =>
  (await api('GET', `/api/users/${encodeURIComponent(email)}`)).body;

/** Axe in the three themes at both widths, with pictures. */
const expectAccessible = async (page: Page, name: string): Promise<void> => {
  for (const width of [360, 1280])
    for (const theme of themeNames) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(themes[theme]);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  await page.emulateMedia(themes.light);
  await shootEverywhere(page, name);
};

describe('the list of users', () => {
  test('is searched with * and !, filtered and sorted, and remembers it in its address', async () => {
    const { page, complaints } = await product.openTab({ route: '#/users' });
    await page.getByRole('table', { name: 'Users' }).waitFor();
    const all = await found(page).textContent();
    await page.getByRole('searchbox', { name: 'Search name or e-mail' }).fill('j*g.aesch');
    await expect.poll(() => found(page).textContent()).toBe('1 user');
    await page.getByRole('cell', { name: 'juerg.aeschlimann@contoso.ch' }).waitFor();
    await page.getByRole('searchbox').fill('!contoso');
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await expect.poll(() => found(page).textContent()).toBe(all);
    await page.getByRole('combobox', { name: 'State' }).selectOption('Admins');
    await expect.poll(() => found(page).textContent()).toBe('4 users');
    await page.getByRole('button', { name: 'E-mail' }).click();
    await page.getByRole('button', { name: 'E-mail' }).click();
    await expect.poll(() => rows(page).nth(1).textContent()).toContain('ueli.umiker@contoso.ch');
    expect(await page.evaluate('location.hash')).toBe(
      '#/users?state=admin&sort=email&order=descending',
    );
    await page.reload();
    await page.getByRole('button', { name: /Anna Amrein/ }).click();
    await expect.poll(() => found(page).textContent()).toBe('4 users');
    await page.getByRole('button', { name: 'How to search' }).click();
    await page.getByText('* stands for any characters.').waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'users-search-help');
    expect(complaints).toEqual([]);
  });

  test('is free of faults for assistive technology in every theme and width', async () => {
    const { page } = await product.openTab({ route: '#/users', locale: 'de-CH' });
    await page.getByRole('table', { name: 'Benutzer' }).waitFor();
    await expectAccessible(page, 'users-list');
  });

  test('says what to do when there is nobody, and that the server did not answer', async () => {
    const { page } = await product.openTab({ route: '#/help' });
    await page.route('**/api/users?**', (route) =>
      route.fulfill({ json: { items: [], nextCursor: null, total: 0 } }),
    );
    await page.getByRole('link', { name: 'Users', exact: true }).click();
    await page.getByRole('heading', { name: 'No users yet' }).waitFor();
    await shoot(page, 'users-empty');
    await page.unroute('**/api/users?**');
    await page.route('**/api/users?**', (route) => route.abort());
    await page.getByRole('link', { name: 'Help', exact: true }).click();
    await page.evaluate("location.hash = '#/users?state=disabled'");
    await page.getByText('The server does not answer').waitFor({ timeout: 20_000 });
    await shoot(page, 'users-error');
    await page.unroute('**/api/users?**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
  });

  test('by keyboard alone a user is found, opened and left again', async () => {
    const { page } = await product.openTab({ route: '#/users' });
    await page.getByRole('table', { name: 'Users' }).waitFor();
    await tabTo(page, 'Search name or e-mail');
    await page.keyboard.type('aeschlimann');
    await expect.poll(() => found(page).textContent()).toBe('1 user');
    for (let press = 0; press < 20; press += 1) {
      await page.keyboard.press('Tab');
      if ((await focusedText(page)).includes('juerg.aeschlimann@')) break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Jürg Äschlimann' }).waitFor();
    await expect.poll(() => focusedText(page)).toBe('Jürg Äschlimann-Öztürk');
    await page.goBack();
    await expect.poll(() => found(page).textContent()).toBe('1 user');
  });
});

describe('adding a user by hand', () => {
  test('explains what an address must be, adds the user and goes to him', async () => {
    const { page, complaints } = await product.openTab({ route: '#/users', locale: 'de-CH' });
    await page.getByRole('button', { name: 'Benutzer hinzufügen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Benutzer hinzufügen' });
    const address = dialog.getByRole('textbox', { name: 'E-Mail' });
    const submit = dialog.getByRole('button', { name: 'Hinzufügen' });
    await submit.click();
    await dialog.getByText('Geben Sie die E-Mail-Adresse ein.').waitFor();
    await address.fill('hand@elsewhere.example');
    await dialog.getByText('elsewhere.example ist keine verwaltete Domäne').waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'users-add');
    await address.fill('juerg.aeschlimann@contoso.ch');
    await submit.click();
    await dialog.getByText('Diesen Benutzer gibt es schon').waitFor();
    await address.fill('hand@contoso.ch');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Hanna Hand');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Hanna Hand' }).waitFor();
    await page.getByText('Hanna Hand wurde hinzugefügt.').first().waitFor();
    await page.getByText('Keine: von Hand hinzugefügt').waitFor();
    expect(await userOf('hand@contoso.ch')).toMatchObject({ managedBy: null, crypto: null });
    // the refused address is a message of the network, not a fault of the page
    expect(complaints.filter((one) => !one.includes('409'))).toEqual([]);
  });
});

describe('the page of a user', () => {
  test('shows every setting with where it comes from, and the last changes with their log', async () => {
    const { page, complaints } = await product.openTab({ route: juerg });
    const crypto = page.getByText('Set by the synchronisation: seppmail.cloud Sign and Encrypt');
    await crypto.first().waitFor();
    expect(await crypto.count()).toBe(4);
    expect(await page.getByText('Never set').count()).toBe(6);
    const log = page.getByRole('link', { name: 'Log of this synchronisation: Contoso main' });
    await log.first().waitFor();
    await expectAccessible(page, 'users-user');
    await log.first().click();
    await page.getByRole('heading', { level: 1, name: 'Log: Contoso main' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('sends only what was changed, and says what the next synchronisation sets again', async () => {
    const { page } = await product.openTab({ route: juerg });
    await page.getByRole('button', { name: 'Edit' }).click();
    const drawer = page.getByRole('dialog', { name: 'Edit Jürg Äschlimann' });
    await drawer
      .getByText(
        'The group "seppmail.cloud Sign and Encrypt" names it (crypto): the next synchronisation sets it again.',
      )
      .waitFor();
    await drawer.getByRole('combobox', { name: 'Login security' }).selectOption('otp');
    await drawer.getByRole('combobox', { name: 'Cryptographic functions' }).selectOption('SigOnly');
    const quota = drawer.getByRole('textbox', { name: 'LFT quota (MB)' });
    await quota.fill('a lot');
    await drawer.getByText('Enter a whole number from 0 to 1,048,576.').waitFor();
    await quota.fill('500');
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'users-edit');
    const sent = page.waitForRequest((request) => request.method() === 'PATCH');
    await drawer.getByRole('button', { name: 'Save' }).click();
    expect((await sent).postDataJSON()).toEqual({
      crypto: 'SigOnly',
      loginSecurity: 'otp',
      revision: expect.any(Number),
    });
    await drawer.waitFor({ state: 'detached' });
    await page.getByText('Set by hand. The next synchronisation sets it to').waitFor();
    await page.getByText('Password and one-time code').waitFor();
  });

  test('of two edits at once the second is refused, keeps what was entered and can go on', async () => {
    const { page } = await product.openTab({ route: '#/users/natalja.iwanowa%40contoso.ch' });
    await page.getByRole('button', { name: 'Edit' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('combobox', { name: 'Login locked' }).selectOption('No');
    const path = '/api/users/natalja.iwanowa%40contoso.ch';
    expect((await api('PATCH', path, { sendQuarEmpty: true })).status).toBe(200);
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.getByText('The user was changed meanwhile').waitFor();
    await shoot(page, 'users-conflict');
    const empty = drawer.getByRole('combobox', { name: 'Send empty quarantine reports' });
    await expect.poll(() => empty.inputValue()).toBe('yes');
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.waitFor({ state: 'detached' });
    expect(await userOf('natalja.iwanowa@contoso.ch')).toMatchObject({
      sendQuarEmpty: true,
      loginLocked: false,
    });
  });

  test('asks before what was entered is discarded', async () => {
    const { page } = await product.openTab({ route: '#/users/natalja.iwanowa%40contoso.ch' });
    await page.getByRole('button', { name: 'Edit' }).click();
    const drawer = page.getByRole('dialog', { name: /^Edit/ });
    await drawer.getByRole('textbox', { name: 'Name' }).fill('Somebody Else');
    await page.keyboard.press('Escape');
    const question = page.getByRole('alertdialog', { name: 'Discard your changes?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    expect(await drawer.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Somebody Else');
    await drawer.getByRole('button', { name: 'Cancel' }).click();
    await question.getByRole('button', { name: 'Discard changes' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page
      .getByRole('heading', { level: 1, name: 'Somebody Else' })
      .waitFor({ state: 'detached' });
  });

  test('disables and enables after a confirmation that says what a synchronisation does then', async () => {
    const { page } = await product.openTab({ route: '#/users/taro.yamada%40contoso.ch' });
    await page.getByRole('button', { name: 'Disable' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('A user who was disabled by hand stays disabled').waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'users-disable');
    await question.getByRole('button', { name: 'Disable user' }).click();
    await page.getByText('by hand', { exact: true }).waitFor();
    expect(await userOf('taro.yamada@contoso.ch')).toMatchObject({ disabledBy: 'hand' });
    await page.getByRole('button', { name: 'Enable' }).click();
    await question.getByRole('button', { name: 'Enable user' }).click();
    await page.getByRole('button', { name: 'Disable' }).waitFor();
    expect(await userOf('taro.yamada@contoso.ch')).toMatchObject({ disabled: false });
  });

  test('who may not change sees why, and that nobody has an address that does not exist', async () => {
    const { page } = await product.openTab({ route: juerg, admin: 'support' });
    await page.getByText('You may look, but not change anything').waitFor();
    await page.getByRole('heading', { name: 'Last changes' }).waitFor();
    expect(await page.getByRole('button', { name: /Edit|Disable|Enable/ }).count()).toBe(0);
    await page.evaluate("location.hash = '#/users/nobody%40contoso.ch'");
    await page.getByText('This user does not exist').waitFor();
    await shoot(page, 'users-missing');
  });

  test('who does not hold a role cannot hand it out', async () => {
    const { page } = await product.openTab({ route: juerg, admin: 'user-management' });
    await page.getByRole('button', { name: 'Edit' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('You can only assign roles that you hold yourself.').waitFor();
    expect(await drawer.getByRole('checkbox', { name: 'ALL' }).isDisabled()).toBe(true);
    expect(
      await drawer.getByRole('checkbox', { name: 'User_Management', exact: true }).isEnabled(),
    ).toBe(true);
  });
});
