import { createContext, useContext, useEffect, useRef } from 'react';

/** A place somebody came to: its address, and whether the tab began there. */
export interface Arrival {
  readonly href: string;
  readonly isFirst: boolean;
}

const ArrivalContext = createContext<Arrival>({ href: '', isFirst: true });
export const ArrivalProvider = ArrivalContext.Provider;

/** For the heading of a place: takes the focus when somebody comes there, so that it is read out. */
export const useArrivalFocus = <Heading extends HTMLElement>(isWanted = true) => {
  const heading = useRef<Heading>(null);
  const { href, isFirst } = useContext(ArrivalContext);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new place is an arrival
  useEffect(() => {
    if (isWanted && !isFirst) heading.current?.focus();
  }, [href, isFirst, isWanted]);
  return heading;
};
