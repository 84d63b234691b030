import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { securityHeaders } from '../../server/http/security-headers.ts';
import { buildOnce } from './built-tab.ts';
import { launchChromium } from './chromium.ts';
import { complaintsOf, type OpenTab, type TabOptions } from './product.ts';
import { themes } from './themes.ts';

const root = join(import.meta.dirname, '..', 'tab', 'gallery');

/** The page with every shared component once, behind the product's own headers. */
export interface OpenGallery {
  readonly browser: Browser;
  open(options?: Pick<TabOptions, 'theme' | 'locale' | 'width'>): Promise<OpenTab>;
  close(): Promise<void>;
}

/** Builds it, serves it and starts a browser. */
export const openGallery = async (): Promise<OpenGallery> => {
  const folders = ['tab', 'test/tab/gallery', 'server/contract', 'server/domain'];
  const [directory, browser] = await Promise.all([
    buildOnce('gallery', folders, { configFile: false, root, plugins: [react()] }),
    launchChromium(),
  ]);
  const app = express().use(securityHeaders([]), express.static(directory));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // the address of a listening TCP server is always an AddressInfo
  const { port } = server.address() as AddressInfo;
  const newPage = async (options: TabOptions): Promise<Page> => {
    const context = await browser.newContext({
      locale: options.locale ?? 'en-GB',
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
      viewport: { width: options.width ?? 1280, height: 800 },
      ...themes[options.theme ?? 'light'],
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    return page;
  };
  return {
    browser,
    open: async (options = {}) => {
      const page = await newPage(options);
      const complaints = complaintsOf(page);
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.getByText('person0@contoso.ch').waitFor();
      return { page, complaints };
    },
    close: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
