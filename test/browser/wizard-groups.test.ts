import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionTable } from '../../server/domain/group-action.ts';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import {
  sampleCredentials,
  sampleTenantId,
} from '../../server/evaluation/tenant/sample-identities.ts';
import { wizardGroups as english } from '../../tab/strings/en/wizard-groups.ts';
import { type Api, setUpTask } from '../stories/api-steps.ts';
import { violations } from './accessibility.ts';
import { type Product, startProductWithTab } from './product.ts';
import { shoot } from './shoot.ts';
import { themeNames, themes } from './themes.ts';

let product: Product;
let api: Api;
beforeAll(async () => {
  product = await startProductWithTab();
  api = await product.signIn();
});
afterAll(() => product?.stop());

const managed = [
  { name: 'contoso.ch', lftGlobalQuota: 10_000 },
  { name: 'contoso-neu.ch', lftGlobalQuota: null },
];

/** A task that has its access and nothing else. */
const aNewTask = async (name = 'Contoso'): Promise<string> => {
  for (const task of (await api('GET', '/api/tasks')).body.items)
    await api('DELETE', `/api/tasks/${task.taskId}`);
  await api('PUT', '/api/managed-domains', { items: managed });
  const access = { tenantId: sampleTenantId, ...sampleCredentials.ready };
  const { body } = await api('POST', '/api/tasks', { name, access, timeZone: 'Europe/Zurich' });
  await api('POST', '/api/access-tests', { taskId: body.taskId });
  return body.taskId;
};

/** A task with a domain and these groups. */
const aTaskWith = async (groups: Parameters<typeof setUpTask>[1]['groups']): Promise<string> => {
  for (const task of (await api('GET', '/api/tasks')).body.items)
    await api('DELETE', `/api/tasks/${task.taskId}`);
  const taskId = await setUpTask(api, { groups, settings: { timeZone: 'Europe/Zurich' } });
  await api('PUT', '/api/managed-domains', { items: managed });
  await api('POST', '/api/access-tests', { taskId });
  return taskId;
};
const selectedOf = async (taskId: string) =>
  (await api('GET', `/api/tasks/${taskId}/groups?selected=true`)).body.items;
const actionsOf = async (taskId: string, groupId: string) =>
  (await selectedOf(taskId)).find((one: { groupId: string }) => one.groupId === groupId).actions;
const route = (taskId: string, rest: string): string => `#/tasks/${taskId}/setup/${rest}`;
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const boxOf = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });
/** The toast, which is read out too. */
const toast = (page: Page, text: string) => page.getByText(text).last().waitFor();
const searchFor = async (page: Page, text: string) => page.getByRole('searchbox').fill(text);
const hasFocus = (place: Locator): Promise<boolean> =>
  place.evaluate(
    (element) => Reflect.get(Reflect.get(element, 'ownerDocument'), 'activeElement') === element,
  );
/** Presses the tab key until this has the focus. */
const tabInto = async (page: Page, place: Locator): Promise<void> => {
  await place.waitFor();
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    if ((await place.count()) === 1 && (await hasFocus(place))) return;
  }
  throw new Error(`the tab key does not reach ${place}`);
};
/** Pictures of the page in every theme and width, and what axe finds in them. */
const look = async (page: Page, name: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const width of [360, 1280])
    for (const theme of themeNames) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(themes[theme]);
      await shoot(page, `${name}-${width}-${theme}`);
      found.push(...(await violations(page)).map((one) => `${name} ${width} ${theme} ${one}`));
      const wide: number = await page.evaluate('document.documentElement.scrollWidth');
      if (wide > width) found.push(`${name} is ${wide} wide at ${width}`);
    }
  await page.emulateMedia(themes.light);
  return found;
};

test('the English labels of the actions are those the API tells', () => {
  const texts: Readonly<Record<string, string>> = english;
  for (const { action, label, description } of actionTable) {
    expect(texts[`wizard.actions.label.${action}`]).toBe(label);
    expect(texts[`wizard.actions.about.${action}`]).toBe(description);
  }
});

describe('by mouse', () => {
  test('domains are read, chosen and saved; one that cannot be chosen says why', async () => {
    const taskId = await aNewTask();
    const { page, complaints } = await product.openTab({ route: route(taskId, 'domains') });
    await rowOf(page, 'contoso.onmicrosoft.com').waitFor();
    await page.getByText('0 of 5 selected').waitFor();
    expect(await boxOf(page, 'contoso-neu.ch').isDisabled()).toBe(true);
    expect(await rowOf(page, 'contoso-neu.ch').textContent()).toContain('has not validated it');
    expect(await rowOf(page, 'contoso.de').textContent()).toContain('not a managed domain');
    await page.getByRole('button', { name: 'Next' }).hover();
    await page.getByRole('tooltip', { name: 'At least one domain' }).waitFor();

    await boxOf(page, 'contoso.ch').click();
    await page.getByText('1 of 5 selected').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await toast(page, '1 domain saved.');
    await page.getByRole('button', { name: 'Refresh Domain List' }).click();
    await page.getByRole('status').getByText('The list was read again: 5 domains').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Directory Groups', level: 2 }).waitFor();
    const { body } = await api('GET', `/api/tasks/${taskId}`);
    expect(body.selectedDomains).toBe(1);

    await page.getByRole('button', { name: 'Back' }).click();
    await api('PUT', '/api/managed-domains', {
      items: [...managed, { name: 'contoso.de' }, { name: 'service.contoso.ch' }],
    });
    await page.getByRole('button', { name: 'Refresh Domain List' }).click();
    await boxOf(page, 'contoso.de').click();
    await api('PUT', `/api/tasks/${taskId}/domains`, {
      selected: ['contoso.ch', 'service.contoso.ch'],
    });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByText('Somebody else changed').waitFor();
    await page.getByRole('button', { name: 'Save my changes too' }).click();
    await expect
      .poll(async () => (await api('GET', `/api/tasks/${taskId}`)).body.selectedDomains)
      .toBe(3);
    expect(complaints).toEqual([]);
  }, 120_000);

  test('groups stay chosen across searches, are ordered, saved and given actions', async () => {
    const taskId = await aTaskWith({});
    const { page, complaints } = await product.openTab({ route: route(taskId, 'groups') });
    await searchFor(page, 'seppmail');
    await boxOf(page, 'seppmail.cloud Sign and Encrypt').click();
    await searchFor(page, 'Vertrieb');
    await boxOf(page, 'Vertrieb').click();
    await page.getByText('2 groups selected').waitFor();
    await page.getByRole('switch', { name: 'Only selected' }).click();
    await page.getByRole('button', { name: 'Clear filters' }).waitFor();
    await searchFor(page, '');
    await boxOf(page, 'seppmail.cloud Sign and Encrypt').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await toast(page, '2 selected groups saved.');
    expect((await selectedOf(taskId)).map((one: { groupId: string }) => one.groupId)).toEqual([
      sampleGroupIds.signAndEncrypt,
      sampleGroupIds.sales,
    ]);

    await page.getByRole('radio', { name: /Own order/ }).click();
    await page.getByRole('button', { name: 'Move up: Vertrieb' }).click();
    await page.getByRole('status').getByText('Vertrieb moved to position 1 of 2').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await selectedOf(taskId))[0].groupId).toBe(sampleGroupIds.sales);

    await page.getByRole('link', { name: 'Edit actions: Vertrieb' }).click();
    await page.getByRole('heading', { name: 'Actions: Vertrieb', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Use a suggested set-up' }).click();
    await page.getByRole('button', { name: 'Use these actions: Sign and Encrypt' }).click();
    await page.getByRole('listitem', { name: 'LFT quota, 3 of 6' }).waitFor();
    await page.getByRole('button', { name: 'Add action' }).click();
    await page.getByRole('menuitem', { name: /Login security/ }).click();
    const added = page.getByRole('listitem', { name: 'Login security, 7 of 7' });
    await expect.poll(() => hasFocus(added)).toBe(true);
    await page.getByRole('button', { name: 'Remove: LFT quota' }).click();
    await page.getByText('“LFT quota” was removed.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    const quota = page.getByRole('textbox', { name: 'LFT quota per user' });
    await quota.fill('750');
    await page.getByRole('radio', { name: /SigOnly/ }).click();
    await page.getByRole('button', { name: 'Add time' }).click();
    await page.getByLabel('Quarantine report times, time 2').fill('16:30');
    await page.getByRole('button', { name: 'Save' }).click();
    await toast(page, 'The actions of Vertrieb were saved.');
    expect(await actionsOf(taskId, sampleGroupIds.sales)).toEqual([
      { action: 'crypto', value: 'SigOnly' },
      { action: 'lftAvailable', value: true },
      { action: 'lftQuota', value: 750 },
      { action: 'sendQuar', value: ['08:00', '16:30'] },
      { action: 'quarOneClick', value: true },
      { action: 'sendQuarEmpty', value: false },
      { action: 'loginSecurity', value: 'otp' },
    ]);
    expect(complaints).toEqual([]);
  }, 120_000);

  test('an action is dragged to another place', async () => {
    const taskId = await aTaskWith({
      [sampleGroupIds.sales]: [
        { action: 'crypto', value: 'SigEnc' },
        { action: 'lftAvailable', value: true },
        { action: 'loginSecurity', value: 'otp' },
      ],
    });
    const { page } = await product.openTab({
      route: route(taskId, `groups/${sampleGroupIds.sales}`),
      height: 1200,
    });
    const last = page.getByRole('listitem', { name: 'Login security, 3 of 3' });
    const from = await last.locator('[aria-hidden] svg').first().boundingBox();
    const to = await page.getByRole('listitem', { name: /^Cryptographic/ }).boundingBox();
    if (!from || !to) throw new Error('The rows are not drawn');
    await page.mouse.move(from.x + 4, from.y + 4);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 60, { steps: 5 });
    await page.mouse.move(to.x + 20, to.y + 5, { steps: 5 });
    await page.mouse.up();
    await page.getByRole('listitem', { name: 'Login security, 1 of 3' }).waitFor();
    await page.getByText('You have unsaved actions').waitFor();
  }, 120_000);
});

test('by keyboard alone and in German, a domain, a group and its actions are set up', async () => {
  const taskId = await aNewTask('Contoso');
  const { page, complaints } = await product.openTab({
    route: route(taskId, 'domains'),
    locale: 'de-CH',
  });
  const press = async (place: Locator, key = 'Enter'): Promise<void> => {
    await tabInto(page, place);
    await page.keyboard.press(key);
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await press(boxOf(page, 'contoso.ch'), 'Space');
  await page.getByText('1 von 5 ausgewählt').waitFor();
  await press(button('Weiter'));
  await page.getByRole('heading', { name: 'Verzeichnisgruppen', level: 2 }).waitFor();
  await tabInto(page, page.getByRole('searchbox'));
  await page.keyboard.type('Sign-Only');
  await press(boxOf(page, 'seppmail.cloud Sign-Only'), 'Space');
  await page.getByText('1 Gruppe ausgewählt').waitFor();
  await press(page.getByRole('link', { name: 'Aktionen bearbeiten: seppmail.cloud Sign-Only' }));
  await page.getByRole('heading', { name: 'Aktionen: seppmail.cloud Sign-Only' }).waitFor();

  const add = async (item: RegExp, row: string): Promise<Locator> => {
    await press(button('Aktion hinzufügen'));
    const wanted = page.getByRole('menuitem', { name: item });
    await wanted.waitFor();
    for (let step = 0; step < 12 && !(await hasFocus(wanted)); step += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const added = page.getByRole('listitem', { name: row });
    await expect.poll(() => hasFocus(added)).toBe(true);
    return added;
  };
  await add(/^Kryptografische/, 'Kryptografische Funktionen, 1 von 1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await add(/^Zeiten der Quarantäneberichte/, 'Zeiten der Quarantäneberichte, 2 von 2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('730');
  await page.keyboard.press('Tab');
  expect(await page.getByRole('textbox', { name: /Uhrzeit 1/ }).inputValue()).toBe('07:30');

  const up = button('Nach oben: Zeiten der Quarantäneberichte');
  await press(up, 'Alt+ArrowUp');
  await page.getByRole('listitem', { name: 'Zeiten der Quarantäneberichte, 1 von 2' }).waitFor();
  await page.getByRole('status').getByText('steht jetzt an Position 1 von 2').waitFor();
  await expect.poll(() => hasFocus(up)).toBe(true);
  const down = button('Nach unten: Zeiten der Quarantäneberichte');
  await press(down);
  await page.getByRole('listitem', { name: 'Zeiten der Quarantäneberichte, 2 von 2' }).waitFor();
  await expect.poll(() => hasFocus(down)).toBe(true);
  await press(button('Entfernen: Zeiten der Quarantäneberichte'));
  await expect.poll(() => hasFocus(button('Rückgängig'))).toBe(true);
  await page.keyboard.press('Enter');
  const brought = page.getByRole('listitem', { name: 'Zeiten der Quarantäneberichte, 2 von 2' });
  await expect.poll(() => hasFocus(brought)).toBe(true);
  await press(button('Speichern'));
  await toast(page, 'Die Aktionen von seppmail.cloud Sign-Only wurden gespeichert.');
  expect(await actionsOf(taskId, sampleGroupIds.signOnly)).toEqual([
    { action: 'crypto', value: 'SigOnly' },
    { action: 'sendQuar', value: ['07:30'] },
  ]);
  await page.setViewportSize({ width: 320, height: 720 });
  for (const place of [`groups/${sampleGroupIds.signOnly}`, 'groups', 'domains']) {
    await page.goto(`${product.url}/${route(taskId, place)}`);
    await page
      .locator('main')
      .getByText('Sign-Only')
      .or(page.getByText('contoso.de'))
      .first()
      .waitFor();
    await shoot(page, `german-320-${place.slice(0, 10).replace('/', '-')}`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  }
  expect(complaints).toEqual([]);
}, 120_000);

describe('what is not saved', () => {
  test('is there again after another page, and can be discarded', async () => {
    const group = sampleGroupIds.sales;
    const taskId = await aTaskWith({ [group]: [{ action: 'crypto', value: 'SigEnc' }] });
    const { page } = await product.openTab({ route: route(taskId, `groups/${group}`) });
    await page.getByRole('radio', { name: /SigOnly/ }).click();
    await page.getByText('You have unsaved actions').waitFor();
    await page.getByRole('link', { name: 'Users', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor();
    await page.goto(`${product.url}/${route(taskId, 'groups')}`);
    await searchFor(page, 'Vertrieb');
    await rowOf(page, 'Vertrieb').getByText('Unsaved actions').waitFor();
    await page.getByRole('link', { name: 'Edit actions: Vertrieb' }).click();
    await page.getByText('You have unsaved actions').waitFor();
    expect(await page.getByRole('radio', { name: /SigOnly/ }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => page.getByRole('radio', { name: /SigEnc/ }).isChecked()).toBe(true);
  }, 120_000);

  test('does not overwrite what somebody else saved meanwhile', async () => {
    const group = sampleGroupIds.sales;
    const taskId = await aTaskWith({ [group]: [{ action: 'crypto', value: 'SigEnc' }] });
    const { page } = await product.openTab({ route: route(taskId, `groups/${group}`) });
    await page.getByRole('radio', { name: /SigOnly/ }).click();
    await api('PUT', `/api/tasks/${taskId}/groups/${group}/actions`, {
      actions: [{ action: 'crypto', value: 'None' }],
    });
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByRole('alert')
      .getByText('They are now: Cryptographic functions: None.')
      .waitFor();
    expect(await actionsOf(taskId, group)).toEqual([{ action: 'crypto', value: 'None' }]);
    await page.getByRole('button', { name: 'Save mine instead' }).click();
    await toast(page, 'The actions of Vertrieb were saved.');
    expect(await actionsOf(taskId, group)).toEqual([{ action: 'crypto', value: 'SigOnly' }]);

    await page.getByRole('button', { name: 'Back' }).click();
    await boxOf(page, 'Marketing').click();
    await api('PUT', `/api/tasks/${taskId}/groups`, {
      selected: [group, sampleGroupIds.accounting],
    });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByText('Added: Buchhaltung.').waitFor();
    await page.getByRole('button', { name: 'Save my changes too' }).click();
    await expect
      .poll(async () =>
        (await selectedOf(taskId)).map((one: { displayName: string }) => one.displayName),
      )
      .toEqual(['Buchhaltung', 'Marketing', 'Vertrieb']);
  }, 120_000);
});

describe('a rule of the manual', () => {
  test('is told at its field, and nothing is saved against it', async () => {
    const group = sampleGroupIds.sales;
    const taskId = await aTaskWith({
      [group]: [
        { action: 'lftQuota', value: 500 },
        { action: 'sendQuar', value: ['08:00'] },
        { action: 'noSync', value: false },
        { action: 'usersDisabled', value: true },
      ],
    });
    const { page } = await product.openTab({ route: route(taskId, `groups/${group}`) });
    const quota = page.getByRole('textbox', { name: 'LFT quota per user' });
    await quota.fill('1.5');
    await page.getByText('Enter a whole number of megabytes from 0 to').waitFor();
    await page.getByRole('button', { name: 'Save' }).hover();
    await page.getByRole('tooltip', { name: 'Correct the marked actions first.' }).waitFor();
    await quota.fill('10001');
    await page.getByText('above the limit of contoso.ch: at most 10,000 MB').waitFor();
    await quota.fill('10000');
    await page.getByRole('button', { name: 'Add time' }).click();
    await page.getByRole('textbox', { name: /time 2/ }).fill('08:00');
    await page.getByText('The same time is there twice').waitFor();
    await page.getByRole('textbox', { name: /time 2/ }).fill('25:00');
    await page.getByText('Enter each time as HH:MM').waitFor();
    await page.getByRole('button', { name: 'Remove 25:00' }).click();
    await page.getByText('The other actions of this group have no effect').waitFor();
    await page.getByRole('switch', { name: /are synchronised/ }).click();
    await page
      .getByRole('alert')
      .getByText('noSync and usersDisabled exclude each other')
      .waitFor();
    await page.getByRole('switch', { name: /members are disabled/ }).click();
    await page.getByText('its members are left alone').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await toast(page, 'The actions of Vertrieb were saved.');
  }, 120_000);

  test('nobody gives a role he does not hold, and who may only look changes nothing', async () => {
    const group = sampleGroupIds.sales;
    const taskId = await aTaskWith({ [group]: [{ action: 'assignAdminRoles', value: ['Tech'] }] });
    const place = route(taskId, `groups/${group}`);
    const umiker = await product.openTab({ route: place, admin: 'user-management' });
    await boxOf(umiker.page, 'User_Management').waitFor();
    expect(await boxOf(umiker.page, 'ALL').isDisabled()).toBe(true);
    expect(await boxOf(umiker.page, 'Tech').isDisabled()).toBe(false);
    await umiker.page.getByText('only roles that you hold yourself').waitFor();
    const supersaxo = await product.openTab({ route: place, admin: 'support' });
    await supersaxo.page.getByText('Assign admin roles: Tech').waitFor();
    expect(await supersaxo.page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await supersaxo.page.goto(`${product.url}/${route(taskId, 'groups')}`);
    await searchFor(supersaxo.page, 'Vertrieb');
    await rowOf(supersaxo.page, 'Vertrieb').waitFor();
    expect(await boxOf(supersaxo.page, 'Vertrieb').isDisabled()).toBe(true);
  }, 120_000);
});

test('every screen is right in each theme and width', async () => {
  const taskId = await aTaskWith({
    [sampleGroupIds.adminUsers]: [
      { action: 'assignAdminRoles', value: ['User_Management'] },
      { action: 'crypto', value: 'SigEnc' },
      { action: 'lftAvailable', value: false },
      { action: 'lftQuota', value: 500 },
      { action: 'sendQuar', value: ['08:00', '12:00', '16:30'] },
      { action: 'quarOneClick', value: true },
    ],
    [sampleGroupIds.sales]: [],
    [sampleGroupIds.hiddenMembership]: [{ action: 'noSync', value: true }],
  });
  await api('PATCH', `/api/tasks/${taskId}`, {
    precedence: { mode: 'explicit', groupIds: [sampleGroupIds.sales] },
  });
  const found: string[] = [];
  const { page } = await product.openTab({ route: route(taskId, 'domains') });
  await rowOf(page, 'contoso.onmicrosoft.com').waitFor();
  found.push(...(await look(page, 'domains')));
  await page.goto(`${product.url}/${route(taskId, 'groups')}`);
  await rowOf(page, 'Alle Mitarbeitenden').waitFor();
  found.push(...(await look(page, 'groups')));
  await page.goto(`${product.url}/${route(taskId, `groups/${sampleGroupIds.adminUsers}`)}`);
  await page.getByRole('listitem', { name: /^Assign admin roles/ }).waitFor();
  found.push(...(await look(page, 'actions')));
  await page.getByRole('button', { name: 'Add action' }).click();
  await page.getByRole('menuitem').first().waitFor();
  await shoot(page, 'add-action-1280-light');
  found.push(...(await violations(page)));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Use a suggested set-up' }).click();
  await page.getByRole('dialog').waitFor();
  found.push(...(await look(page, 'presets')));
  expect(found).toEqual([]);
}, 120_000);
