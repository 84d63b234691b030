import type { Browser, Page } from 'playwright-core';
import { startTenant } from '../../server/evaluation/tenant/start-tenant.ts';
import { createVerifyToken } from '../../server/http/auth.ts';
import { clientId, type LoginServer } from '../http/login-server.ts';
import { startApp } from '../http/start-app.ts';
import { buildTab } from './built-tab.ts';
import { launchChromium } from './chromium.ts';
import { createFakeService, type FakeService } from './service.ts';

/** A browser in front of the real HTTP server with the built tab; evaluation mode with its real sample sign-in. */
export interface Stage {
  readonly url: string;
  /** Where the built tab lies. */
  readonly siteDirectory: string;
  readonly browser: Browser;
  readonly service: FakeService;
  /** Signs tokens that count where there is no evaluation. */
  readonly login: LoginServer;
  close(): Promise<void>;
}

interface StageOptions {
  /** False = production: nobody signs in but through a Microsoft 365 host. */
  readonly evaluation?: boolean;
  /** Where Entra asks for consent, and where the product is reached then. */
  readonly consent?: { readonly loginUrl: string; readonly publicUrl: string };
}

/** Sets it up; closing it is the caller's. */
export const setStage = async ({
  evaluation = true,
  consent,
}: StageOptions = {}): Promise<Stage> => {
  const [siteDirectory, browser, tenant] = await Promise.all([
    buildTab(),
    launchChromium(),
    startTenant(),
  ]);
  const service = createFakeService();
  const app = await startApp({
    useCases: service.useCases,
    site: { directory: siteDirectory },
    ...(consent
      ? { consent: { loginUrl: consent.loginUrl, clientId }, publicUrl: consent.publicUrl }
      : {}),
    evaluation: evaluation
      ? { signInUrl: `${tenant.url}/sample-sign-in`, sampleAccess: null }
      : null,
    ...(evaluation
      ? {
          verifyToken: createVerifyToken({
            loginUrl: tenant.loginUrl,
            clientId: tenant.options.audience,
            publicUrl: null,
            allowedTenants: '*',
          }),
        }
      : {}),
  });
  return {
    url: app.url,
    siteDirectory,
    browser,
    service,
    login: app.login,
    close: async () => {
      await browser.close();
      await app.stop();
      await tenant.stop();
    },
  };
};

/** Signs in as one of the sample admins. */
export const signIn = async (page: Page, url: string, name = 'Anna Amrein'): Promise<void> => {
  await page.goto(url);
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await page.getByRole('heading', { name: 'Tasks', level: 1 }).waitFor();
};
