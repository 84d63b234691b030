import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  sampleCredentials,
  sampleTenantId,
} from '../../server/evaluation/tenant/sample-identities.ts';
import type { Api } from '../stories/api-steps.ts';
import { violations } from './accessibility.ts';
import { tabTo } from './keyboard.ts';
import { type Product, startProductWithTab } from './product.ts';
import { shoot, shootEverywhere } from './shoot.ts';
import { themeNames, themes } from './themes.ts';

const { ready, missingPermissions, excessPermission, expiredSecret } = sampleCredentials;
const inHalfAYear = new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10);

let product: Product;
let api: Api;
beforeAll(async () => {
  product = await startProductWithTab();
  api = await product.signIn();
});
afterAll(() => product?.stop());
beforeEach(async () => {
  await api('DELETE', '/api/drafts/new-task');
});

const createTask = async (name: string): Promise<string> => {
  const access = { tenantId: sampleTenantId, ...ready, clientSecretValidUntil: inHalfAYear };
  const { body } = await api('POST', '/api/tasks', { name, access });
  await api('POST', '/api/access-tests', { taskId: body.taskId });
  return body.taskId;
};

const fieldsOf = (page: Page) => ({
  name: page.getByRole('textbox', { name: 'Name' }),
  description: page.getByRole('textbox', { name: 'Description' }),
  tenantId: page.getByRole('textbox', { name: 'M365 tenant ID' }),
  clientId: page.getByRole('textbox', { name: 'Application (client) ID' }),
  secret: page.getByLabel('Client Secret Value'),
  validUntil: page.getByLabel('Client Secret Valid Until'),
  testAccess: page.getByRole('button', { name: 'Test Access' }),
  next: page.getByRole('button', { name: 'Next' }),
});

const enter = async (page: Page, credentials: typeof ready): Promise<void> => {
  const { tenantId, clientId, secret } = fieldsOf(page);
  await tenantId.fill(sampleTenantId);
  await clientId.fill(credentials.clientId);
  await secret.fill(credentials.clientSecret);
};

const draftKept = (page: Page) => page.getByText('Saved as draft').waitFor();
const focusedText = (page: Page) => () =>
  page.evaluate('document.activeElement.tagName + document.activeElement.textContent');
const isLocked = async (page: Page): Promise<boolean> =>
  (await fieldsOf(page).next.getAttribute('aria-disabled')) === 'true';

describe('step 1 of a new task', () => {
  test('tests the access, says what is wrong each time, and goes on once exactly that access works', {
    timeout: 90_000,
  }, async () => {
    const { page, complaints } = await product.openTab({ route: '#/tasks/new' });
    const { name, tenantId, clientId, secret, validUntil, testAccess, next } = fieldsOf(page);
    await page.getByRole('heading', { name: 'Edit Task', level: 2 }).waitFor();
    await shootEverywhere(page, 'wizard-access-empty');
    expect(await isLocked(page)).toBe(true);

    await testAccess.click();
    await page.getByText('Enter the value of the client secret.').waitFor();
    expect(await tenantId.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    await shoot(page, 'wizard-access-invalid');

    await name.fill('Contoso main');
    await enter(page, ready);
    await secret.fill('not-the-secret');
    await testAccess.click();
    await page.getByText('The client secret is wrong').first().waitFor();
    await page.getByText('Entra’s error number: AADSTS7000215').waitFor();
    await shoot(page, 'wizard-access-wrong-secret');

    await enter(page, expiredSecret);
    await testAccess.click();
    await page.getByText('The client secret has expired').first().waitFor();

    await clientId.fill('c0a1e2d3-4b5c-4d6e-8f70-000000000000');
    await testAccess.click();
    await page.getByText('The tenant does not know this app').first().waitFor();

    await enter(page, missingPermissions);
    await testAccess.click();
    await page.getByText('Permissions', { exact: true }).waitFor();
    expect(await page.getByText('Missing', { exact: true }).count()).toBe(3);
    await page.getByRole('button', { name: 'Copy the command for User.Read.All' }).waitFor();
    expect(await isLocked(page)).toBe(true);
    await shootEverywhere(page, 'wizard-access-missing');

    await enter(page, excessPermission);
    await testAccess.click();
    await page.getByText('The access works, but may do more than is needed').first().waitFor();
    await page.getByText('More than needed', { exact: true }).waitFor();
    expect(await isLocked(page)).toBe(false);

    await enter(page, ready);
    expect(await isLocked(page)).toBe(true);
    await testAccess.click();
    await page.getByText('The access works: Contoso AG').first().waitFor();
    await validUntil.fill('2020-01-31');
    await next.click();
    await page.getByText('This day is over.').waitFor();
    expect(await validUntil.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    await validUntil.fill(inHalfAYear);
    await shootEverywhere(page, 'wizard-access-works');
    await next.click();
    await expect.poll(focusedText(page)).toBe('H2Domains');

    const { body } = await api('GET', '/api/tasks');
    const task = body.items.find((one: { name: string }) => one.name === 'Contoso main');
    expect(task).toMatchObject({
      tenantName: 'Contoso AG',
      access: { clientId: ready.clientId, clientSecretValidUntil: inHalfAYear },
      timeZone: await page.evaluate('Intl.DateTimeFormat().resolvedOptions().timeZone'),
    });
    expect(task.accessTestedAt).not.toBeNull();
    expect((await api('GET', '/api/drafts/new-task')).body.savedAt).toBeNull();
    await page.goBack();
    await expect.poll(focusedText(page)).toBe('H2Edit Task');
    expect(page.url()).toContain(`#/tasks/${task.taskId}/setup/access`);
    expect(complaints).toEqual([]);
  });

  test('is done by keyboard alone', { timeout: 60_000 }, async () => {
    const { page } = await product.openTab({ route: '#/tasks/new' });
    const typed = async (label: string, text: string): Promise<void> => {
      await tabToLabel(page, label);
      await page.keyboard.type(text);
    };
    await page.getByRole('heading', { name: 'Edit Task', level: 2 }).waitFor();
    await typed('Name', 'By keyboard');
    await tabTo(page, 'How to register the app in Microsoft Entra');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Copy the script');
    await typed('M365 tenant ID', sampleTenantId);
    await typed('Application (client) ID', ready.clientId);
    await typed('Client Secret Value', ready.clientSecret);
    await tabTo(page, 'Test Access');
    await page.keyboard.press('Enter');
    await page.getByText('The access works: Contoso AG').first().waitFor();
    await tabTo(page, 'Next');
    await page.keyboard.press('Enter');
    await expect.poll(focusedText(page)).toBe('H2Domains');
  });

  test('fills in the sample access in evaluation mode, and begins anew on demand', async () => {
    const { page } = await product.openTab({ route: '#/tasks/new' });
    const { name, clientId, secret, testAccess } = fieldsOf(page);
    await page.getByRole('button', { name: 'Fill in the sample access' }).click();
    await testAccess.click();
    await page.getByText('The access works: Contoso AG').first().waitFor();
    expect(await isLocked(page)).toBe(false);
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect.poll(() => name.inputValue()).toBe('');
    expect([await clientId.inputValue(), await secret.inputValue()]).toEqual(['', '']);
    expect(await isLocked(page)).toBe(true);
    expect((await api('GET', '/api/drafts/new-task')).body).toMatchObject({
      fields: {},
      hasSecret: false,
    });
  });
});

test('what is typed comes back after a reload, the secret is in no answer and nowhere in the browser', {
  timeout: 60_000,
}, async () => {
  const { page } = await product.openTab({ route: '#/tasks/new' });
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/') && !response.url().endsWith('/api/evaluation'))
      answers.push(response.text().catch(() => ''));
  });
  const first = fieldsOf(page);
  await first.name.fill('Half a task');
  await first.description.fill('To be gone on with');
  await enter(page, excessPermission);
  await draftKept(page);

  await product.openTab({ page, route: '#/tasks/new' });
  const again = fieldsOf(page);
  await page.getByText('Kept on the server').waitFor();
  expect(await again.name.inputValue()).toBe('Half a task');
  expect(await again.description.inputValue()).toBe('To be gone on with');
  expect(await again.clientId.inputValue()).toBe(excessPermission.clientId);
  expect(await page.locator('input[type=password]').count()).toBe(0);
  await shootEverywhere(page, 'wizard-access-draft');
  await again.testAccess.click();
  await page.getByText('The access works, but may do more').first().waitFor();
  await again.next.click();
  await expect.poll(focusedText(page)).toBe('H2Domains');

  const stored: string = await page.evaluate(
    `JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])`,
  );
  const everywhere = [stored, await page.content(), ...(await Promise.all(answers))];
  expect(everywhere.length).toBeGreaterThan(8);
  for (const text of everywhere) expect(text).not.toContain(excessPermission.clientSecret);
});

describe('step 1 of a task', { timeout: 60_000 }, () => {
  test('keeps its secret, saves only what was changed, and tells of a change by somebody else', async () => {
    const taskId = await createTask('Two admins');
    const { page, complaints } = await product.openTab({ route: `#/tasks/${taskId}/setup/access` });
    const { name, description, next } = fieldsOf(page);
    await page.getByText('Kept on the server').waitFor();
    expect(await isLocked(page)).toBe(false);
    await name.fill('Two admins, renamed');
    await draftKept(page);
    await api('PATCH', `/api/tasks/${taskId}`, { description: 'By somebody else' });
    await next.click();
    await page.getByText('changed by somebody else meanwhile').waitFor();
    await shoot(page, 'wizard-access-conflict');
    await page.getByRole('button', { name: 'Load the newest version' }).click();
    await expect.poll(() => description.inputValue()).toBe('By somebody else');
    expect(await name.inputValue()).toBe('Two admins, renamed');
    await next.click();
    await expect.poll(focusedText(page)).toBe('H2Domains');
    expect((await api('GET', `/api/tasks/${taskId}`)).body).toMatchObject({
      name: 'Two admins, renamed',
      description: 'By somebody else',
    });
    // the refusal is the browser's only complaint
    expect(complaints.filter((one) => !one.includes('409'))).toEqual([]);
  });

  test('has a secret replaced only after that was tested, and more settings with their limits', async () => {
    const taskId = await createTask('New secret');
    const { page } = await product.openTab({ route: `#/tasks/${taskId}/setup/access` });
    const { secret, testAccess, next } = fieldsOf(page);
    await page.getByRole('button', { name: 'Replace secret' }).click();
    await expect
      .poll(() => secret.evaluate((one) => one === one.ownerDocument.activeElement))
      .toBe(true);
    await secret.fill('a-wrong-one');
    expect(await isLocked(page)).toBe(true);
    await testAccess.click();
    await page.getByText('The client secret is wrong').first().waitFor();
    await page.getByRole('button', { name: 'Keep the present secret' }).click();
    await page.getByText('Kept on the server').waitFor();
    expect(await isLocked(page)).toBe(false);

    await page.getByRole('button', { name: 'More settings' }).click();
    const interval = page.getByLabel('Interval of the periodic sync');
    await interval.fill('4');
    await next.click();
    await page.getByText('Enter a whole number from 5').waitFor();
    await interval.fill('90');
    await page.getByLabel('Disable missing users').check();
    await page.getByLabel('Disabled at most, number of users').fill('12');
    await shootEverywhere(page, 'wizard-access-more');
    await next.click();
    await expect.poll(focusedText(page)).toBe('H2Domains');
    expect((await api('GET', `/api/tasks/${taskId}`)).body).toMatchObject({
      periodicSync: { enabled: false, intervalMinutes: 90 },
      disableMissingUsers: true,
      safeguards: { maxDisableCount: 12, maxDisablePercent: 10 },
    });
  });

  test('says at the field what only the server finds wrong with it', async () => {
    const taskId = await createTask('Another clock');
    const { page } = await product.openTab({ route: `#/tasks/${taskId}/setup/access` });
    const { validUntil, next } = fieldsOf(page);
    await page.getByText('Kept on the server').waitFor();
    const monthMs = 31 * 86_400_000;
    await page.clock.setSystemTime(Date.now() + 3 * monthMs);
    await validUntil.fill(new Date(Date.now() + 25 * monthMs).toISOString().slice(0, 10));
    await next.click();
    await page.getByText('too far away: Microsoft allows at most 24 months').first().waitFor();
    expect(await validUntil.getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: 'Client Secret Valid Until:' }).click();
    expect(await validUntil.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
  });

  test('is resumed at the first step that is not done', async () => {
    const taskId = await createTask('To be resumed');
    const { page } = await product.openTab({ route: `#/tasks/${taskId}/setup` });
    await page.getByRole('heading', { name: 'Domains', level: 2 }).waitFor();
    const steps = page.getByRole('navigation', { name: 'Steps' });
    expect(await steps.getByRole('listitem').allTextContents()).toEqual([
      'Edit TaskDone',
      '2DomainsIn progress',
      '3Directory GroupsNot started',
      '4TestNot started',
      '5EnableNot started',
    ]);
    expect(await steps.locator('[aria-current=step]').textContent()).toContain('Domains');
    await steps.getByRole('link', { name: 'Edit Task' }).click();
    await expect.poll(focusedText(page)).toBe('H2Edit Task');
  });

  test('is closed beyond it until the access worked', async () => {
    const access = { tenantId: sampleTenantId, ...ready };
    const { body } = await api('POST', '/api/tasks', { name: 'Untested', access });
    const { page } = await product.openTab({ route: `#/tasks/${body.taskId}/setup/groups` });
    await page.getByText('This step is available when Test Access').waitFor();
    await page.getByRole('button', { name: 'Go to Edit Task' }).click();
    await page.getByText('Kept on the server').waitFor();
    await fieldsOf(page).testAccess.click();
    await page.getByText('The access works: Contoso AG').first().waitFor();
    await page.getByRole('link', { name: /^Domains/ }).waitFor();
  });

  test('is shown to somebody with the role Support, who changes nothing', async () => {
    const taskId = await createTask('Looked at');
    const { page, complaints } = await product.openTab({
      route: `#/tasks/${taskId}/setup/access`,
      admin: 'support',
    });
    await page.getByText('You may look, but not change anything').waitFor();
    expect(await fieldsOf(page).name.isDisabled()).toBe(true);
    expect(await fieldsOf(page).testAccess.count()).toBe(0);
    await fieldsOf(page).next.click();
    await page.getByRole('heading', { name: 'Domains', level: 2 }).waitFor();
    expect(complaints.filter((one) => !one.includes('403'))).toEqual([]);
  });
});

test('the whole of step 1 is told in German', { timeout: 60_000 }, async () => {
  const { page, complaints } = await product.openTab({
    route: '#/tasks/new',
    locale: 'de-CH',
    width: 360,
  });
  await page.getByRole('heading', { name: 'Aufgabe bearbeiten', level: 2 }).waitFor();
  await page
    .getByRole('button', { name: 'So registrieren Sie die App in Microsoft Entra' })
    .click();
  await page.getByRole('textbox', { name: 'M365-Mandanten-ID' }).fill(sampleTenantId);
  await page
    .getByRole('textbox', { name: 'Anwendungs-ID (Client-ID)' })
    .fill(missingPermissions.clientId);
  await page.getByLabel('Wert des geheimen Clientschlüssels').fill(missingPermissions.clientSecret);
  await page.getByRole('button', { name: 'Zugriff testen' }).click();
  await page.getByText('Fehlt', { exact: true }).first().waitFor();
  await page.getByText('Als Entwurf gespeichert').waitFor();
  await shootEverywhere(page, 'wizard-access-german');
  expect(complaints).toEqual([]);
});

test.each(['en-GB', 'de-CH'])(
  'nothing of step 1 is wider than a window of 320 pixels in %s',
  async (locale) => {
    const taskId = await createTask('Narrow');
    for (const route of ['#/tasks/new', `#/tasks/${taskId}/setup/access`]) {
      const { page } = await product.openTab({ route, locale, width: 320 });
      await page.getByRole('group').first().waitFor();
      for (const opener of await page.locator('form button[aria-expanded=false]').all())
        await opener.click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    }
  },
);

test.each([360, 1280])(
  'no accessibility violation at %i pixels, in any theme',
  { timeout: 90_000 },
  async (width) => {
    const taskId = await createTask('Accessible');
    const { page } = await product.openTab({ route: `#/tasks/${taskId}/setup/access`, width });
    await page.getByText('Kept on the server').waitFor();
    for (const opener of ['How to register the app', 'More settings'])
      await page.getByRole('button', { name: opener }).click();
    await fieldsOf(page).name.fill('');
    await page.getByRole('button', { name: 'Replace secret' }).click();
    await enter(page, missingPermissions);
    await fieldsOf(page).testAccess.click();
    await page.getByText('Permissions', { exact: true }).waitFor();
    for (const theme of themeNames) {
      await page.emulateMedia(themes[theme]);
      expect(await violations(page), theme).toEqual([]);
    }
  },
);

/** Presses the tab key until the control with this label has the focus. */
const tabToLabel = async (page: Page, label: string, most = 60): Promise<void> => {
  const named = `document.activeElement?.labels?.[0]?.textContent.replace('*', '').trim() ?? null`;
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(named)) === label) return;
  }
  throw new Error(`the tab key does not reach "${label}"`);
};
