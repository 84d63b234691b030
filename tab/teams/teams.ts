import { createBrowserHost } from './browser-host.ts';
import type { Host, HostTheme } from './host.ts';

type TeamsJs = typeof import('@microsoft/teams-js');

const initialiseTimeoutMs = 5_000;
const themes = ['default', 'dark', 'contrast', 'glass'] as const satisfies readonly HostTheme[];

/** On mobile the tab is a top-level page and the host a native object. */
const mayHaveHost = (): boolean => window.parent !== window || 'nativeInterface' in window;

const themeNamed = (name: string): HostTheme => themes.find((theme) => theme === name) ?? 'default';

const late = (milliseconds: number): Promise<never> =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no host answered in ${milliseconds} ms`)), milliseconds);
  });

const createTeamsHost = async ({ app, authentication }: TeamsJs): Promise<Host> => {
  await Promise.race([app.initialize(), late(initialiseTimeoutMs)]);
  const context = await app.getContext();
  const watchers = new Set<() => void>();
  let theme = themeNamed(context.app.theme);
  app.registerOnThemeChangeHandler((name) => {
    theme = themeNamed(name);
    for (const changed of watchers) changed();
  });
  return {
    inTeams: true,
    locale: context.app.locale,
    subPageId: context.page.subPageId || null,
    theme: () => theme,
    watchTheme: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    // The host keeps the token and renews it: https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-code
    getToken: () => authentication.getAuthToken(),
    notifyReady: () => void app.notifySuccess(),
  };
};

/** The host the tab runs in. Where none answers within 5 s, it is a plain browser; never fails. */
export const connectHost = async (): Promise<Host> => {
  if (!mayHaveHost()) return createBrowserHost(window);
  try {
    return await createTeamsHost(await import('@microsoft/teams-js'));
  } catch {
    return createBrowserHost(window);
  }
};
