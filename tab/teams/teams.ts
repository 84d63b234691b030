import { app, authentication, pages } from '@microsoft/teams-js';
import { copyAddress } from './copy-text.ts';
import type { Host, HostTheme } from './host.ts';
import { teamsConsent } from './teams-consent.ts';

const initialiseTimeoutMs = 5_000;
const themes = ['default', 'dark', 'contrast', 'glass'] as const satisfies readonly HostTheme[];

const themeNamed = (name: string): HostTheme => themes.find((theme) => theme === name) ?? 'default';

const late = (milliseconds: number): Promise<never> =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no host answered in ${milliseconds} ms`)), milliseconds);
  });

/** A Microsoft 365 host, the only place that knows teams-js. Fails if none answers within 5 s. */
export const createTeamsHost = async (): Promise<Host> => {
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
    consent: teamsConsent(context.user?.tenant?.id ?? null),
    shareLink: async (subPageId, label) => {
      if (!pages.isSupported()) return copyAddress(subPageId);
      pages.shareDeepLink({ subPageId, subPageLabel: label });
      return 'offered';
    },
    notifyReady: () => void app.notifySuccess(),
  };
};
