import { createContext, useContext } from 'react';
import type { Host } from './host.ts';

const HostContext = createContext<Host | null>(null);

/** Gives what is below it the host the tab runs in. */
export const HostProvider = HostContext.Provider;

/** The host the tab runs in. */
export const useHost = (): Host => {
  const host = useContext(HostContext);
  if (host === null) throw new Error('useHost needs a HostProvider above it');
  return host;
};
