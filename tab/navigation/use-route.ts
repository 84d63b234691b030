import { useMemo, useSyncExternalStore } from 'react';
import { hrefOf, parseParams, parseRoute, type Route, type RouteParams } from './route.ts';

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};
const useHash = (): string => useSyncExternalStore(subscribe, () => window.location.hash);

/** The place the address bar names; follows links and the back button. The same object while it is the same place. */
export const useRoute = (): Route => {
  const path = useHash().split('?')[0] ?? '';
  return useMemo(() => parseRoute(path), [path]);
};

/** What the address remembers behind its `?`. */
export const useRouteParams = (): RouteParams => {
  const hash = useHash();
  return useMemo(() => parseParams(hash), [hash]);
};

/** Remembers these in the address (null forgets one), without an entry for the back button. */
export const setRouteParams = (changes: Readonly<Record<string, string | null>>): void => {
  const { hash } = window.location;
  const params = Object.entries({ ...parseParams(hash), ...changes }).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [[name, value]],
  );
  window.history.replaceState(null, '', hrefOf(parseRoute(hash), Object.fromEntries(params)));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};

/** Remembers one of them. */
export const setRouteParam = (name: string, value: string | null): void =>
  setRouteParams({ [name]: value });

/** Goes to a place, as a click on its link does. */
export const goTo = (href: string): void => {
  window.location.hash = href;
};

/** Goes to a place instead of the present one, without an entry for the back button. */
export const replaceWith = (href: string): void => {
  window.history.replaceState(null, '', href);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};

/** Goes on to a place; the back button then leads to `backTo` instead of here. */
export const goOnTo = (href: string, backTo: string): void => {
  window.history.replaceState(null, '', backTo);
  window.location.hash = href;
};

/** Follows a deep link, unless the address already names a place. */
export const openSubPage = (subPageId: string | null): void => {
  if (subPageId !== null && window.location.hash === '') window.location.hash = `#/${subPageId}`;
};
