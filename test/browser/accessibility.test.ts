import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleAdmins } from '../../server/evaluation/tenant/sample-identities.ts';
import { violations } from './accessibility.ts';
import { type ScreenWorld, startScreenWorld } from './screen-world.ts';
import { germanScreens, type Screen, screens } from './screens.ts';
import { shoot, shootWindow } from './shoot.ts';
import { themeNames, themes } from './themes.ts';

let world: ScreenWorld;
beforeAll(async () => {
  world = await startScreenWorld();
}, 120_000);
afterAll(() => world?.product.stop());

/** All looks are judged with EVERY_LOOK set, and whenever pictures are taken; else the narrow ones in light only. */
const everyLook = Boolean(process.env.EVERY_LOOK ?? process.env.SCREENSHOTS);
const looks = [1280, 360].flatMap((width) =>
  themeNames
    .filter((theme) => everyLook || width === 1280 || theme === 'light')
    .map((theme) => ({ width, theme })),
);

const widthOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth');

/** Opens it in a page of its own, in light and at 1280 pixels. */
const open = async (screen: Screen): Promise<Page> => {
  const context = await world.product.browser.newContext({
    locale: 'en-GB',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await screen.before?.(page);
  await page.goto(`${world.product.url}/${screen.route(world)}`);
  const admin = sampleAdmins.find(({ key }) => key === (screen.admin ?? 'all'));
  await page.getByRole('button', { name: admin?.name ?? 'nobody' }).click();
  await screen.reach(page, world);
  return page;
};

describe('in each theme, narrow and wide, axe finds nothing wrong and no page scrolls sideways', () => {
  test.each(screens)('$name', { timeout: 60_000 }, async (screen) => {
    const page = await open(screen);
    const found: string[] = [];
    for (const { width, theme } of looks) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(themes[theme]);
      // themes differ in nothing but colours
      const wrong = await violations(page, theme === 'light' ? 'all' : 'colours');
      found.push(...wrong.map((one) => `${width} ${theme}: ${one}`));
      await shoot(page, `${screen.name}-${width}-${theme}`);
      if (screen.inDocs?.theme === theme && screen.inDocs.width === width) {
        await page.setViewportSize({ width, height: 1_000 });
        await shootWindow(page, `docs/${screen.name}`);
      }
      if ((await widthOf(page)) > width) found.push(`${width}: wider than the window`);
    }
    await page.setViewportSize({ width: 320, height: 800 });
    if ((await widthOf(page)) > 320) found.push('320: wider than the window');
    await page.context().close();
    expect(found).toEqual([]);
  });
});

describe('in German, at 320 pixels, no page scrolls sideways', () => {
  const spoken = screens.filter(({ name }) => germanScreens.includes(name));
  test.each(spoken)('$name', { timeout: 60_000 }, async ({ name, route }) => {
    const { page } = await world.product.openTab({
      route: route(world),
      locale: 'de-CH',
      width: 320,
    });
    await page.getByRole('heading', { level: 1 }).waitFor();
    // whatever is still being read
    await page.waitForLoadState('networkidle');
    expect(await widthOf(page)).toBe(320);
    await shoot(page, `${name}-320-light-de`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await shoot(page, `${name}-1280-light-de`);
  });
});
