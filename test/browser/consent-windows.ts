import type { BrowserContext } from 'playwright-core';

/** Hosts open windows of https alone; this is the product's address, and that of Entra's pages, in such tests. */
export const secureUrl = 'https://sync.contoso.test';
export const entraUrl = 'https://login.contoso.test';

const follow = (location: string): string =>
  `<!doctype html><title>…</title><script>location.replace(${JSON.stringify(location)})</script>`;

export interface EntraWindow {
  /** What was asked of Entra, address by address. */
  readonly asked: readonly URL[];
}

/** Serves the product under its secure address, and an Entra that answers whoever is asked for consent at once. */
export const serveSecurely = async (
  context: BrowserContext,
  productUrl: string,
  answer: string,
): Promise<EntraWindow> => {
  const asked: URL[] = [];
  await context.route(`${secureUrl}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const response = await route.fetch({ url: productUrl + pathname + search, maxRedirects: 0 });
    const { location } = response.headers();
    // a fulfilled redirect would not be routed again
    if (location) await route.fulfill({ contentType: 'text/html', body: follow(location) });
    else await route.fulfill({ response });
  });
  await context.route(`${entraUrl}/**`, async (route) => {
    const url = new URL(route.request().url());
    asked.push(url);
    const back = `${url.searchParams.get('redirect_uri')}${answer}`;
    await route.fulfill({ contentType: 'text/html', body: follow(back) });
  });
  return { asked };
};
