import type { BrowserContext, FrameLocator, Page } from 'playwright-core';

export const teamsOrigin = 'https://teams.microsoft.com';

export interface FakeTeams {
  readonly page: Page;
  readonly tab: FrameLocator;
  /** What the tab asked of the host, by function name. */
  asked(): Promise<readonly string[]>;
  /** The user chooses another theme. */
  setTheme(theme: string): Promise<void>;
}

interface HostOptions {
  readonly tabUrl: string;
  readonly theme: string;
  readonly locale: string;
  /** Null = the host gives none. */
  readonly token: string | null;
  readonly subPageId?: string;
}

/** The messages teams-js 2 exchanges with its host, as far as a tab needs them. */
const hostScript = ({ theme, locale, token, subPageId = '' }: HostOptions): string => `
const tab = document.querySelector('iframe').contentWindow;
const asked = [];
const runtime = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: {} } });
const answers = {
  initialize: () => ['content', 'web', runtime, '2.0.0'],
  getContext: () => [${JSON.stringify({
    theme,
    locale,
    subEntityId: subPageId,
    hostName: 'Teams',
    frameContext: 'content',
    entityId: 'tasks',
    hostClientType: 'web',
  })}],
  'authentication.getAuthToken': () => ${JSON.stringify(
    token === null ? [false, 'resourceRequiresConsent'] : [true, token],
  )},
};
window.addEventListener('message', ({ data, origin }) => {
  if (!data?.func) return;
  asked.push(data.func);
  const args = answers[data.func]?.(data.args);
  if (args) tab.postMessage({ id: data.id, uuid: data.uuid, args }, origin);
});
window.asked = asked;
window.setTheme = (theme) => tab.postMessage({ func: 'themeChange', args: [theme] }, '*');
`;

/** A page at Teams' address that frames the tab and answers teams-js. */
export const openInTeams = async (
  context: BrowserContext,
  options: HostOptions,
): Promise<FakeTeams> => {
  await context.route('https://**', (route) => route.abort());
  await context.route(`${teamsOrigin}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Teams</title><iframe title="tab" style="width:1200px;height:700px"></iframe><script>${hostScript(options)}</script><script>document.querySelector('iframe').src=${JSON.stringify(options.tabUrl)}</script></html>`,
    }),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  await page.goto(`${teamsOrigin}/tab`);
  return {
    page,
    tab: page.frameLocator('iframe'),
    asked: () => page.evaluate('window.asked'),
    setTheme: (theme) => page.evaluate(`window.setTheme(${JSON.stringify(theme)})`),
  };
};
