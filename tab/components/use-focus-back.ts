import { type RefObject, useLayoutEffect } from 'react';

const focusOn = (wanted: Element | null): void => {
  // what was clicked may be gone, as the row that was removed
  const back = wanted?.isConnected ? wanted : document.querySelector('main h1');
  if (back instanceof HTMLElement) back.focus();
};

/** Once what is open was closed, gives the focus back to what had it (or to `trigger`), to the heading of the page if that is gone. */
export const useFocusBack = (isOpen = true, trigger?: RefObject<HTMLElement | null>): void => {
  // before an effect of the dialog takes the focus
  useLayoutEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    return () => {
      const wanted = trigger?.current ?? before;
      // after the dialog has given the focus up
      requestAnimationFrame(() => focusOn(wanted));
    };
  }, [isOpen, trigger]);
};
