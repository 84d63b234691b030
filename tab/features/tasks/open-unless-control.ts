import type { MouseEvent } from 'react';
import { goTo } from '../../navigation/use-route.ts';

/** For the click on a row or card: goes there, unless it was on something that is clicked for itself. */
export const openUnlessControl =
  (href: string) =>
  ({ target, currentTarget }: MouseEvent<HTMLElement>): void => {
    // what a menu shows stands elsewhere in the page, but its clicks arrive here too
    if (!(target instanceof Element) || !currentTarget.contains(target)) return;
    if (!target.closest('a, button')) goTo(href);
  };
