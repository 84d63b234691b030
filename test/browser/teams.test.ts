import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { violations } from './accessibility.ts';
import { aReadyTask, doneRun, manyRows } from './service.ts';
import { type Stage, setStage } from './stage.ts';
import { openInTeams } from './teams-host.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ evaluation: false });
});
afterAll(() => stage?.close());

const open = async ({ theme = 'default', locale = 'en-us', subPageId = '', signedIn = true }) => {
  stage.service.reset();
  stage.service.tasks = [aReadyTask()];
  stage.service.run = doneRun(3, 2, 1);
  stage.service.rows = manyRows(3, 7, 1);
  const context = await stage.browser.newContext({ locale: 'en-GB' });
  onTestFinished(() => context.close());
  return openInTeams(context, {
    tabUrl: `${stage.url}/`,
    theme,
    locale,
    subPageId,
    token: signedIn ? await stage.login.sign() : null,
  });
};

test('Teams frames the tab, signs its user in, and is told that it is drawn', async () => {
  const teams = await open({});
  await teams.tab.getByText('Signed in as Ada Lovelace').waitFor();
  await teams.tab.getByRole('link', { name: 'Contoso main' }).waitFor();
  const asked = await teams.asked();
  expect(asked).toContain('appInitialization.success');
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
  await expect.poll(teams.asked).toContain('shareDeepLink');
});

test('when Teams gives no token, the page says so and tries again on demand', async () => {
  const teams = await open({ signedIn: false });
  const alert = teams.tab.getByRole('alert');
  await alert.getByText('Microsoft 365 gave no sign-in').waitFor();
  await alert.getByText('resourceRequiresConsent').waitFor();
  await alert.getByRole('button', { name: 'Try again' }).waitFor();
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
