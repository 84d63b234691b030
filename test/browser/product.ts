import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { sampleAdmins } from '../../server/evaluation/tenant/sample-identities.ts';
import {
  type Installation,
  type InstallationOptions,
  startInstallation,
} from '../stories/installation.ts';
import { buildTab } from './built-tab.ts';
import { launchChromium } from './chromium.ts';
import { type Theme, themes } from './themes.ts';

export interface TabOptions {
  /** Opens it in this page; in one of its own, closed with the test, if absent. */
  readonly page?: Page;
  /** Where it opens, as `#/users`; the overview if absent. */
  readonly route?: string;
  /** Who signs in: `all`, `user-management`, `support`, `audit`, `no-role`. */
  readonly admin?: string;
  readonly theme?: Theme;
  readonly locale?: string;
  readonly width?: number;
  readonly height?: number;
}

export interface OpenTab {
  readonly page: Page;
  /** What the browser complained of: errors on its console, exceptions, words that are missing. */
  readonly complaints: readonly string[];
}

/** The product with the built tab in this process, and a browser in front of it. */
export interface Product extends Installation {
  readonly url: string;
  readonly browser: Browser;
  /** Opens the tab somewhere, signed in. */
  openTab(options?: TabOptions): Promise<OpenTab>;
}

const nameOf = (admin: string): string => {
  const found = sampleAdmins.find(({ key }) => key === admin);
  if (!found) throw new Error(`There is no sample admin "${admin}"`);
  return found.name;
};

/** Whatever the browser complains of on a page from now on. */
export const complaintsOf = (page: Page): readonly string[] => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
};

/** Starts the product: real HTTP, real MongoDB, a simulated Microsoft 365, the built tab, a Chromium. */
export const startProductWithTab = async (options: InstallationOptions = {}): Promise<Product> => {
  const [siteDirectory, browser] = await Promise.all([buildTab(), launchChromium()]);
  const installation = await startInstallation({ ...options, siteDirectory });
  const { url } = installation.server;

  const newPage = async ({ locale = 'en-GB', theme = 'light', ...size }: TabOptions) => {
    const context = await browser.newContext({
      locale,
      reducedMotion: 'reduce',
      ...themes[theme],
      viewport: { width: size.width ?? 1280, height: size.height ?? 800 },
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    return page;
  };
  return {
    ...installation,
    url,
    browser,
    openTab: async (tab = {}) => {
      const page = tab.page ?? (await newPage(tab));
      const complaints = complaintsOf(page);
      // a page that is open already would not read the address anew
      await page.goto('about:blank');
      await page.goto(`${url}/${tab.route ?? '#/'}`);
      await page.getByRole('button', { name: nameOf(tab.admin ?? 'all') }).click();
      await page.getByRole('navigation').first().waitFor();
      return { page, complaints };
    },
    stop: async () => {
      await browser.close();
      await installation.stop();
    },
  };
};
