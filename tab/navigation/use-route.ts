import { useMemo, useSyncExternalStore } from 'react';
import { parseRoute, type Route } from './route.ts';

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

/** The place the address bar names; follows links and the back button. */
export const useRoute = (): Route => {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
};

/** Goes to a place, as a click on its link does. */
export const goTo = (href: string): void => {
  window.location.hash = href;
};

/** Follows a deep link, unless the address already names a place. */
export const openSubPage = (subPageId: string | null): void => {
  if (subPageId !== null && window.location.hash === '') window.location.hash = `#/${subPageId}`;
};
