import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { clientId, tenant } from '../http/login-server.ts';
import { violations } from './accessibility.ts';
import { entraUrl, secureUrl, serveSecurely } from './consent-windows.ts';
import { aReadyTask, doneRun, manyRows } from './service.ts';
import { shoot } from './shoot.ts';
import { type Stage, setStage } from './stage.ts';
import { type HostOptions, openInTeams } from './teams-host.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({
    evaluation: false,
    consent: { loginUrl: entraUrl, publicUrl: secureUrl },
  });
});
afterAll(() => stage?.close());

const newContext = async (locale = 'en-GB'): Promise<BrowserContext> => {
  stage.service.reset();
  stage.service.tasks = [aReadyTask()];
  stage.service.run = doneRun(3, 2, 1);
  stage.service.rows = manyRows(3, 7, 1);
  const context = await stage.browser.newContext({
    locale,
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  });
  onTestFinished(() => context.close());
  return context;
};

const open = async (options: Partial<HostOptions> & { readonly context?: BrowserContext } = {}) => {
  const { context = await newContext(), ...host } = options;
  return openInTeams(context, {
    tabUrl: `${stage.url}/`,
    token: await stage.login.sign(),
    tenantId: tenant,
    ...host,
  });
};

test('Teams frames the tab, signs its user in, and is told that it is drawn', async () => {
  const teams = await open({});
  await teams.tab.getByText('Signed in as Ada Lovelace').waitFor();
  await teams.tab.getByRole('link', { name: 'Contoso main' }).waitFor();
  const asked = await teams.asked();
  expect(asked.filter((func) => func === 'appInitialization.success')).toHaveLength(1);
  expect(asked).toContain('authentication.getAuthToken');
  // the host signs out, and there is no evaluation to speak of
  expect(await teams.tab.getByRole('button', { name: 'Sign out' }).count()).toBe(0);
  expect(await teams.tab.getByText('Evaluation mode').count()).toBe(0);
});

test('the theme of Teams is followed while the tab is open, glass as dark', async () => {
  const teams = await open({});
  const link = teams.tab.getByRole('link', { name: 'Contoso main' });
  await link.waitFor();
  const frame = teams.page.frame({ url: `${stage.url}/**` });
  const background = () =>
    frame?.evaluate(
      'getComputedStyle(document.querySelector("main").parentElement).backgroundColor',
    );
  const light = await background();
  await teams.setTheme('dark');
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await teams.setTheme('contrast');
  await expect.poll(background).toBe('rgb(0, 0, 0)');
  await teams.setTheme('glass');
  await expect.poll(background).toBe(dark);
});

test('axe finds nothing wrong in the contrast theme of Teams', async () => {
  const teams = await open({ theme: 'contrast' });
  await teams.tab.getByRole('link', { name: 'Contoso main' }).click();
  await teams.tab.getByText('person5@contoso.ch').waitFor();
  const frame = teams.page.frame({ url: `${stage.url}/**` });
  expect(frame && (await violations(frame))).toEqual([]);
});

test("the language of Teams counts, not the browser's, and a deep link opens its page", async () => {
  const teams = await open({ locale: 'de-de', subPageId: 'tasks/task-1' });
  await teams.tab.getByRole('heading', { name: 'Protokoll: Contoso main' }).waitFor();
});

test('a link to a run is offered by Teams itself, not copied', async () => {
  const teams = await open({ subPageId: 'tasks/task-1/runs/run-2' });
  await teams.tab.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => teams.askedFor('shareDeepLink')).toHaveLength(1);
  const [link] = await teams.askedFor('shareDeepLink');
  expect(link?.args[0]).toBe('tasks/task-1/runs/run-2');
});

test.each(['https://outlook.office.com', 'https://m365.cloud.microsoft'])(
  'the tab lives in %s, too',
  async (origin) => {
    const teams = await open({ origin });
    await teams.tab.getByText('Signed in as Ada Lovelace').waitFor();
  },
);

test('a page of somebody else may not frame the tab', async () => {
  const context = await newContext();
  const reads: string[] = [];
  context.on('request', (request) => {
    if (request.url().startsWith(`${stage.url}/api/`)) reads.push(request.url());
  });
  const refused = context.waitForEvent('console', (message) =>
    message.text().includes('frame-ancestors'),
  );
  const teams = await open({ context, origin: 'https://teams.example' });
  await refused;
  expect(await teams.asked()).toEqual([]);
  expect(reads).toEqual([]);
});

test('where cookies and storage are blocked, as in a frame of another site, nothing is missing', async () => {
  const context = await newContext();
  await context.addInitScript(`
    const refuse = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get: refuse });
    Object.defineProperty(document, 'cookie', { get: refuse, set: refuse });
  `);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(String(error.error())));
  const teams = await open({ context });
  for (const [section, heading] of [
    ['Users', 'Users'],
    ['Managed domains', 'Managed domains'],
    ['Help', 'Help'],
    ['Tasks', 'Tasks'],
  ] as const) {
    await teams.tab.getByRole('link', { name: section, exact: true }).first().click();
    await teams.tab.getByRole('heading', { name: heading, level: 1 }).waitFor();
  }
  await teams.tab.getByRole('link', { name: 'Contoso main' }).click();
  await teams.tab.getByText('person5@contoso.ch').waitFor();
  expect(complaints).toEqual([]);
});

describe('where Microsoft 365 may not sign the person in yet', () => {
  const openSecurely = async (answer: string, locale = 'en-us') => {
    const context = await newContext();
    const entra = await serveSecurely(context, stage.url, answer);
    const options = { context, tabUrl: `${secureUrl}/`, needsConsent: true, locale };
    return { context, entra, ...(await open(options)) };
  };

  test('access is granted in a window that Teams opens, and the tab goes on', async () => {
    const { context, entra, tab, asked } = await openSecurely('#code=a-code&session_state=b');
    await tab.getByText('Microsoft 365 gave no sign-in').waitFor();
    await tab.getByText('resourceRequiresConsent').waitFor();
    const closed = context.waitForEvent('page').then((popup) => popup.waitForEvent('close'));
    await tab.getByRole('button', { name: 'Grant access' }).click();
    await tab.getByText('Signed in as Ada Lovelace').waitFor();
    await closed;
    expect(await asked()).toContain('authentication.authenticate.success');
    const [question, ...others] = entra.asked;
    expect(others).toEqual([]);
    expect(question?.pathname).toBe(`/${tenant}/oauth2/v2.0/authorize`);
    expect(Object.fromEntries(question?.searchParams ?? [])).toMatchObject({
      client_id: clientId,
      redirect_uri: `${secureUrl}/auth-end`,
      scope: `api://sync.contoso.test/${clientId}/access_as_user`,
      prompt: 'consent',
      code_challenge_method: 'S256',
    });
  });

  test('a refusal is told with its reason, and can be tried again', async () => {
    const { tab } = await openSecurely(
      '#error=access_denied&error_description=AADSTS65004%3A+User+declined+to+consent',
    );
    await tab.getByRole('button', { name: 'Grant access' }).click();
    const alert = tab.getByRole('alert');
    await alert.getByText('AADSTS65004: User declined to consent').waitFor();
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('button', { name: 'Grant access' }).waitFor();
  });

  test('an administrator gets a link that leads to the consent for the whole tenant', async () => {
    const { context, entra, tab, page } = await openSecurely('?admin_consent=True', 'de-de');
    const link = await tab.getByLabel('Link für die Administration').inputValue();
    expect(link).toBe(`${secureUrl}/admin-consent?tenant=${tenant}`);
    const frame = page.frame({ url: `${secureUrl}/**` });
    expect(frame && (await violations(frame))).toEqual([]);
    await shoot(page, 'teams-consent-de');
    await page.setViewportSize({ width: 360, height: 800 });
    await shoot(page, 'teams-consent-de-360');
    const other = await context.newPage();
    await other.goto(link);
    await other.getByRole('heading', { name: 'Access is granted' }).waitFor();
    await shoot(other, 'teams-consent-granted');
    expect(entra.asked[0]?.pathname).toBe(`/${tenant}/adminconsent`);
    expect(await violations(other)).toEqual([]);
  });
});

test('in a browser of its own, outside evaluation mode, the tab says where to open it', async () => {
  const context = await stage.browser.newContext({ locale: 'en-GB' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(stage.url);
  await page.getByText('Open this app in Microsoft Teams').waitFor();
});

test('a host that never answers leaves the tab usable as a plain page', async () => {
  const context = await stage.browser.newContext({ locale: 'en-GB' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.route(`${stage.url}/framing`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><iframe src="${stage.url}/"></iframe>`,
    }),
  );
  await page.goto(`${stage.url}/framing`);
  await page.frameLocator('iframe').getByText('Open this app in Microsoft Teams').waitFor();
});
