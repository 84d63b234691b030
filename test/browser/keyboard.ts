import type { Page } from 'playwright-core';

const focused = `(() => {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return null;
  return activeElement.getAttribute('aria-label') ?? activeElement.textContent.trim();
})()`;

/** The names of what the tab key reaches, from the top of the page until it comes round. */
export const tabStops = async (page: Page, most = 60): Promise<readonly string[]> => {
  await page.evaluate('document.activeElement?.blur(); window.getSelection()?.removeAllRanges();');
  const stops: string[] = [];
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    const name: string | null = await page.evaluate(focused);
    if (name === null) break;
    stops.push(name);
  }
  return stops;
};

/** Presses the tab key until what has this name has the focus. */
export const tabTo = async (page: Page, name: string, most = 60): Promise<void> => {
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(focused)) === name) return;
  }
  throw new Error(`the tab key does not reach "${name}"`);
};
