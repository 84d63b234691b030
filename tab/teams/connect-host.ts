import { createBrowserHost } from './browser-host.ts';
import type { Host } from './host.ts';

/** On mobile the tab is a top-level page and the host a native object. */
const mayHaveHost = (): boolean => window.parent !== window || 'nativeInterface' in window;

/** The host the tab runs in; where none answers, it is a plain browser. Never fails. */
export const connectHost = async (): Promise<Host> => {
  if (!mayHaveHost()) return createBrowserHost(window);
  try {
    // loaded only where it is of use: importing teams-js makes it ask a Microsoft server for its hosts
    const { createTeamsHost } = await import('./teams.ts');
    return await createTeamsHost();
  } catch {
    return createBrowserHost(window);
  }
};
