import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { settle } from './accessibility.ts';
import { themeNames, themes } from './themes.ts';

/** Takes a picture of the page into the folder that SCREENSHOTS names; without it nothing. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await settle(page);
  // a dialog covers the window, not the page
  const fullPage = (await page.locator('[aria-modal=true]').count()) === 0;
  const size = page.viewportSize();
  if (fullPage && size) {
    // what sticks to the foot of the window is to be at the foot of the picture
    const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
    await page.setViewportSize({ ...size, height: Math.max(size.height, Math.min(height, 2_400)) });
  }
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
  if (size) await page.setViewportSize(size);
};

/** Takes a picture of what the window shows, as somebody sees it. */
export const shootWindow = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await settle(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
};

/** Pictures of the page at 360 and 1280 pixels in light, dark and contrast: `name-360-dark`; leaves it wide and light. */
export const shootEverywhere = async (page: Page, name: string): Promise<void> => {
  if (!process.env.SCREENSHOTS) return;
  for (const width of [360, 1280])
    for (const theme of themeNames) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(themes[theme]);
      await shoot(page, `${name}-${width}-${theme}`);
    }
  await page.emulateMedia(themes.light);
};
