import type { Locator, Page } from 'playwright-core';

/** Where names are looked for: a page, or the frame of a host. */
export type Place = Pick<Page, 'getByRole' | 'getByText' | 'getByLabel'>;

/** How somebody uses a page: by mouse, or by keyboard alone. */
export interface Hands {
  /** Presses a button, follows a link. */
  press(place: Locator): Promise<void>;
  /** Switches a box or a switch. */
  toggle(place: Locator): Promise<void>;
  /** Enters a text instead of what stands there. */
  enter(place: Locator, text: string): Promise<void>;
}

/** The mouse; texts are typed all the same. */
export const mouse: Hands = {
  press: (place) => place.click(),
  toggle: (place) => place.click(),
  enter: (place, text) => place.fill(text),
};

const most = 150;

const hasFocus = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => element === element.ownerDocument.activeElement);

/** The keyboard of a page: every place is reached with the tab key, from wherever the focus is. */
export const keyboardOf = ({ keyboard }: Page): Hands => {
  const reach = async (place: Locator): Promise<void> => {
    await place.waitFor();
    for (let press = 0; press < most; press += 1) {
      if ((await place.count()) === 1 && (await hasFocus(place))) return;
      await keyboard.press('Tab');
    }
    throw new Error(`the tab key does not reach ${place}`);
  };
  return {
    press: async (place) => {
      await reach(place);
      await keyboard.press('Enter');
    },
    toggle: async (place) => {
      await reach(place);
      await keyboard.press('Space');
    },
    enter: async (place, text) => {
      await reach(place);
      await keyboard.press('ControlOrMeta+A');
      await keyboard.type(text);
    },
  };
};
