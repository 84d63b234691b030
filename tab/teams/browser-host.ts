import { copyAddress } from './copy-text.ts';
import type { Host } from './host.ts';

/** A plain browser: its language, its colour preferences, no sign-in. */
export const createBrowserHost = (window: Window): Host => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(forced-colors: active)');
  return {
    inTeams: false,
    locale: window.navigator.language,
    subPageId: null,
    theme: () => {
      if (contrast.matches) return 'contrast';
      return dark.matches ? 'dark' : 'default';
    },
    watchTheme: (changed) => {
      for (const query of [dark, contrast]) query.addEventListener('change', changed);
      return () => {
        for (const query of [dark, contrast]) query.removeEventListener('change', changed);
      };
    },
    getToken: null,
    consent: null,
    shareLink: (subPageId) => copyAddress(subPageId),
    notifyReady: () => undefined,
  };
};
