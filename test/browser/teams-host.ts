import type { BrowserContext, FrameLocator, Page } from 'playwright-core';

export const teamsOrigin = 'https://teams.microsoft.com';

/** One message of the tab to its host. */
export interface Asked {
  readonly func: string;
  readonly args: readonly unknown[];
}

export interface FakeTeams {
  readonly page: Page;
  readonly tab: FrameLocator;
  /** What the tab asked of the host, by function name. */
  asked(): Promise<readonly string[]>;
  /** What it asked under one name, with everything it said. */
  askedFor(func: string): Promise<readonly Asked[]>;
  /** The user chooses another theme. */
  setTheme(theme: string): Promise<void>;
}

export interface HostOptions {
  readonly tabUrl: string;
  readonly theme?: string;
  readonly locale?: string;
  /** Null = the host gives none. */
  readonly token: string | null;
  /** Whether the host gives it only after a window of consent said that it is granted. */
  readonly needsConsent?: boolean;
  readonly subPageId?: string;
  readonly tenantId?: string;
  /** Where the framing page lies; Teams in a browser if absent. */
  readonly origin?: string;
}

/** The messages teams-js 2 exchanges with its host, as far as a tab needs them. */
const hostScript = (options: HostOptions): string => `
const options = ${JSON.stringify(options)};
const frame = document.querySelector('iframe');
const asked = [];
let isConsented = !options.needsConsent;
let popup = null;
let answerPopup = null;
const runtime = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: {} } });
const context = {
  theme: options.theme ?? 'default',
  locale: options.locale ?? 'en-us',
  subEntityId: options.subPageId ?? '',
  hostName: 'Teams',
  frameContext: 'content',
  entityId: 'tasks',
  hostClientType: 'web',
  tid: options.tenantId,
};
const answers = {
  initialize: (_args, isPopup) => [isPopup ? 'authentication' : 'content', 'web', runtime, '2.0.0'],
  getContext: () => [context],
  'authentication.getAuthToken': () =>
    options.token !== null && isConsented ? [true, options.token] : [false, 'resourceRequiresConsent'],
};
const endPopup = (isGranted, what) => {
  isConsented = isConsented || isGranted;
  answerPopup?.([isGranted, what]);
  answerPopup = null;
};
window.addEventListener('message', ({ data, origin, source }) => {
  if (!data?.func) return;
  asked.push({ func: data.func, args: data.args ?? [] });
  const answer = (args) => source.postMessage({ id: data.id, uuid: data.uuid, args }, origin);
  if (data.func === 'authentication.authenticate') {
    const [url, width, height] = data.args;
    answerPopup = answer;
    popup = window.open(url, '_blank', 'popup,width=' + width + ',height=' + height);
    if (popup === null) endPopup(false, 'FailedToOpenWindow');
    return;
  }
  if (data.func === 'authentication.authenticate.success') return endPopup(true, data.args[0]);
  if (data.func === 'authentication.authenticate.failure') return endPopup(false, data.args[0]);
  const args = answers[data.func]?.(data.args, source === popup);
  if (args) answer(args);
});
window.asked = asked;
window.setTheme = (theme) => frame.contentWindow.postMessage({ func: 'themeChange', args: [theme] }, '*');
frame.src = options.tabUrl;
`;

const hostPage = (options: HostOptions): string => `<!doctype html>
<html lang="en">
<title>Teams</title>
<style>
  body { margin: 0; }
  iframe { position: fixed; inset: 0; width: 100%; height: 100%; border: 0; }
</style>
<iframe title="tab"></iframe>
<script>${hostScript(options)}</script>
</html>`;

/** A page at Teams' address that frames the tab and answers teams-js. */
export const openInTeams = async (
  context: BrowserContext,
  options: HostOptions,
): Promise<FakeTeams> => {
  const { origin = teamsOrigin } = options;
  // the one place outside that is asked: teams-js' list of its hosts
  await context.route('https://res.cdn.office.net/**', (route) => route.abort());
  await context.route(`${origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: hostPage(options) }),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${origin}/tab`);
  const messages = (): Promise<readonly Asked[]> => page.evaluate('window.asked');
  return {
    page,
    tab: page.frameLocator('iframe'),
    asked: async () => (await messages()).map(({ func }) => func),
    askedFor: async (func) => (await messages()).filter((one) => one.func === func),
    setTheme: (theme) => page.evaluate(`window.setTheme(${JSON.stringify(theme)})`),
  };
};
