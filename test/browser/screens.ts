import type { Page } from 'playwright-core';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import type { ScreenWorld } from './screen-world.ts';
import type { Theme } from './themes.ts';

/** A page or dialog in one of its states. */
export interface Screen {
  readonly name: string;
  readonly route: (world: ScreenWorld) => string;
  /** Who looks; the sample admin `all` if absent. */
  readonly admin?: string;
  /** Before it is opened: what the server is to answer instead. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** Brings it into its state, and waits until it is there. */
  readonly reach: (page: Page, world: ScreenWorld) => Promise<void>;
  /** Shown in README and docs like this. */
  readonly inDocs?: { readonly theme: Theme; readonly width: 1280 | 360 };
}

const wideLight = { theme: 'light', width: 1280 } as const;

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first();
const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'));
const problem = {
  type: 'about:blank',
  title: 'The database does not answer.',
  status: 503,
  detail: 'The database does not answer. It is tried again by itself.',
  code: 'database-unavailable',
  correlationId: 'f3b1c2d4',
};

/** The API answers these paths with an error, or never. */
const failing = (path: string) => async (page: Page) =>
  page.route(path, (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ ...problem, status: 500, code: 'internal' }),
    }),
  );
const hanging = (path: string) => async (page: Page) => page.route(path, () => undefined);
const withoutItems = (path: string) => async (page: Page) =>
  page.route(path, (route) =>
    route.fulfill({ json: { items: [], nextCursor: null, total: 0, offset: 0 } }),
  );
const alerted = async (page: Page) => page.getByRole('alert').first().waitFor();
const skeleton = async (page: Page) => page.locator('[aria-busy=true]').first().waitFor();

const setup =
  (step: string) =>
  ({ taskId }: ScreenWorld) =>
    `#/tasks/${taskId}/setup/${step}`;
const setupNew =
  (step: string) =>
  ({ newId }: ScreenWorld) =>
    `#/tasks/${newId}/setup/${step}`;
const actionsOf =
  (group: keyof typeof sampleGroupIds) =>
  ({ taskId }: ScreenWorld) =>
    `#/tasks/${taskId}/setup/groups/${sampleGroupIds[group]}`;
const log = ({ taskId }: ScreenWorld) => `#/tasks/${taskId}`;
const to = (route: string) => () => route;

const overview: readonly Screen[] = [
  {
    name: 'overview',
    inDocs: wideLight,
    route: to('#/'),
    reach: (page) => page.getByRole('link', { name: 'Contoso AG' }).waitFor(),
  },
  {
    name: 'overview-empty',
    route: to('#/'),
    before: withoutItems('**/api/tasks'),
    reach: (page) => heading(page, 'No tasks yet').waitFor(),
  },
  { name: 'overview-loading', route: to('#/'), before: hanging('**/api/tasks'), reach: skeleton },
  { name: 'overview-error', route: to('#/'), before: failing('**/api/tasks'), reach: alerted },
  {
    name: 'overview-read-only',
    route: to('#/'),
    admin: 'support',
    reach: (page) => page.getByText('You may look').waitFor(),
  },
  { name: 'overview-no-role', route: to('#/'), admin: 'no-role', reach: alerted },
];

const wizard: readonly Screen[] = [
  {
    name: 'wizard-access-new',
    route: to('#/tasks/new'),
    reach: (page) => heading(page, 'Edit Task').waitFor(),
  },
  {
    name: 'wizard-access-guide',
    route: to('#/tasks/new'),
    reach: async (page) => {
      await button(page, 'How to register the app in Microsoft Entra').click();
      await button(page, 'Copy the script').waitFor();
    },
  },
  {
    name: 'wizard-access-refused',
    route: to('#/tasks/new'),
    reach: async (page) => {
      await button(page, 'Test Access').click();
      await page.getByText('Enter the value of the client secret.').waitFor();
    },
  },
  {
    name: 'wizard-access-tested',
    route: to('#/tasks/new'),
    reach: async (page) => {
      await button(page, 'Fill in the sample access').click();
      await button(page, 'Test Access').click();
      await page.getByText('The access works: Contoso AG').first().waitFor();
    },
  },
  {
    name: 'wizard-domains-first',
    route: setupNew('domains'),
    reach: (page) => page.getByRole('checkbox', { name: 'contoso.ch', exact: true }).waitFor(),
  },
  {
    name: 'wizard-domains',
    route: setup('domains'),
    reach: (page) => page.getByText('1 of 5 selected').waitFor(),
  },
  {
    name: 'wizard-domains-error',
    route: setup('domains'),
    before: failing('**/domains'),
    reach: alerted,
  },
  {
    name: 'wizard-groups',
    inDocs: wideLight,
    route: setup('groups'),
    reach: (page) => page.getByText('4 groups selected').first().waitFor(),
  },
  {
    name: 'wizard-groups-no-match',
    route: setup('groups'),
    reach: async (page) => {
      await page.getByRole('searchbox').fill('no such group');
      await heading(page, 'Nothing matches').waitFor();
    },
  },
  {
    name: 'wizard-actions',
    inDocs: wideLight,
    route: actionsOf('signAndEncrypt'),
    reach: (page) => page.getByRole('listitem', { name: /^Cryptographic functions/ }).waitFor(),
  },
  {
    name: 'wizard-actions-presets',
    route: actionsOf('adminUsers'),
    reach: async (page) => {
      await button(page, 'Use a suggested set-up').click();
      await dialog(page).waitFor();
    },
  },
  {
    name: 'wizard-actions-menu',
    route: actionsOf('adminUsers'),
    reach: async (page) => {
      await button(page, 'Add action').click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'wizard-test-before',
    route: setup('test'),
    reach: (page) => button(page, 'Test').waitFor(),
  },
  {
    name: 'wizard-test-locked',
    route: setupNew('test'),
    reach: (page) => button(page, 'Test').waitFor(),
  },
  {
    name: 'dry-run',
    inDocs: wideLight,
    route: ({ taskId, planId }) => `#/tasks/${taskId}/setup/test?plan=${planId}`,
    reach: async (page) => {
      await heading(page, /would change/).waitFor();
      await page.getByRole('table').getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'dry-run-user',
    route: ({ taskId, planId }) => `#/tasks/${taskId}/setup/test?plan=${planId}`,
    reach: async (page) => {
      await page.getByRole('table').getByRole('row').nth(1).click();
      await dialog(page).getByRole('heading').first().waitFor();
    },
  },
  {
    name: 'enable',
    route: setup('enable'),
    reach: (page) => heading(page, 'Live sync').waitFor(),
  },
  {
    name: 'enable-confirm',
    route: setup('enable'),
    reach: async (page) => {
      await page.getByRole('switch', { name: 'Live sync' }).click();
      await button(page, /^Enable/).click();
      await dialog(page).waitFor();
    },
  },
];

const runs: readonly Screen[] = [
  {
    name: 'log-done',
    route: ({ taskId, doneRunId }) => `#/tasks/${taskId}/runs/${doneRunId}`,
    reach: (page) => page.getByRole('table').getByRole('row').nth(1).waitFor(),
  },
  {
    name: 'log-held',
    inDocs: { theme: 'light', width: 360 },
    route: log,
    reach: (page) => button(page, 'Check and allow').waitFor(),
  },
  {
    name: 'log-held-allow',
    route: log,
    reach: async (page) => {
      await button(page, 'Check and allow').click();
      await dialog(page).waitFor();
    },
  },
  {
    name: 'log-user',
    inDocs: { theme: 'dark', width: 1280 },
    route: log,
    reach: async (page) => {
      await page.getByRole('table').getByRole('row').nth(1).click();
      await dialog(page).getByRole('heading').first().waitFor();
    },
  },
  {
    name: 'log-none',
    route: ({ newId }) => `#/tasks/${newId}`,
    reach: (page) => page.getByRole('heading', { level: 2 }).first().waitFor(),
  },
  { name: 'log-loading', route: log, before: hanging('**/runs*'), reach: skeleton },
  { name: 'log-error', route: log, before: failing('**/runs*'), reach: alerted },
  {
    name: 'history',
    inDocs: wideLight,
    route: ({ taskId }) => `#/tasks/${taskId}/runs`,
    reach: (page) => page.getByRole('table').first().waitFor(),
  },
];

const rest: readonly Screen[] = [
  {
    name: 'users',
    route: to('#/users'),
    reach: (page) => page.getByRole('table').getByRole('row').nth(2).waitFor(),
  },
  {
    name: 'users-loading',
    route: to('#/users'),
    before: hanging('**/api/users*'),
    reach: skeleton,
  },
  { name: 'users-error', route: to('#/users'), before: failing('**/api/users*'), reach: alerted },
  {
    name: 'users-no-match',
    route: to('#/users?search=nobody-at-all'),
    reach: (page) => heading(page, 'Nothing matches').waitFor(),
  },
  {
    name: 'users-add',
    route: to('#/users'),
    reach: async (page) => {
      await button(page, 'Add user').click();
      await dialog(page).waitFor();
    },
  },
  {
    name: 'user',
    inDocs: wideLight,
    route: ({ email }) => `#/users/${encodeURIComponent(email)}`,
    reach: (page) => heading(page, 'Last changes').waitFor(),
  },
  {
    name: 'user-edit',
    route: ({ email }) => `#/users/${encodeURIComponent(email)}`,
    reach: async (page) => {
      await button(page, 'Edit').click();
      await dialog(page).waitFor();
    },
  },
  {
    name: 'user-disable',
    route: ({ email }) => `#/users/${encodeURIComponent(email)}`,
    reach: async (page) => {
      await button(page, 'Disable').click();
      await dialog(page).waitFor();
    },
  },
  {
    name: 'domains',
    route: to('#/domains'),
    reach: (page) => page.getByText('contoso.ch').first().waitFor(),
  },
  {
    name: 'domains-add',
    route: to('#/domains'),
    reach: async (page) => {
      await button(page, 'Add domain').click();
      await dialog(page).waitFor();
    },
  },
  {
    name: 'domains-remove',
    route: to('#/domains'),
    reach: async (page) => {
      await button(page, 'Remove contoso.ch').click();
      await dialog(page).waitFor();
    },
  },
  { name: 'help', route: to('#/help'), reach: (page) => heading(page, 'Help').waitFor() },
];

/** Every page and dialog, in the states somebody can find it in. */
export const screens: readonly Screen[] = [...overview, ...wizard, ...runs, ...rest];

/** Those that are looked at in German, too, whose words are longer. */
export const germanScreens: readonly string[] = [
  'overview',
  'wizard-access-new',
  'wizard-domains',
  'wizard-groups',
  'wizard-actions',
  'dry-run',
  'enable',
  'log-held',
  'history',
  'users',
  'user',
  'domains',
  'help',
];
