import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { useEffect, useSyncExternalStore } from 'react';
import type { Host, HostTheme } from '../teams/host.ts';

/** Fluent's theme for each theme of a host; glass shows what is dark behind it. */
export const fluentThemes: Readonly<Record<HostTheme, Theme>> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  glass: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** The Fluent theme of the host's theme, now and whenever it changes. */
export const useTheme = (host: Host): Theme => {
  const theme = useSyncExternalStore(host.watchTheme, host.theme);
  useEffect(() => {
    // scroll bars and form controls of the browser itself
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
  }, [theme]);
  return fluentThemes[theme];
};
