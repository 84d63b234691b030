import { AppError } from '../domain/errors.ts';

export type Cloud = 'global' | 'usgov' | 'usgovdod' | 'china';

/** Where one Microsoft cloud signs in and answers. */
export interface GraphEndpoints {
  /** Overrides the host that signs in (a proxy, a simulator); null = the authority itself. */
  readonly loginUrl: string | null;
  /** Without version and without trailing slash. */
  readonly graphUrl: string;
  /** The scope of a client-credentials token for this cloud's Graph. */
  readonly scope: string;
  /** The cloud's login host, as MSAL knows it. */
  readonly authorityHost: string;
}

// https://learn.microsoft.com/graph/deployments
const clouds: Readonly<Record<Cloud, { readonly login: string; readonly graph: string }>> = {
  global: { login: 'login.microsoftonline.com', graph: 'graph.microsoft.com' },
  usgov: { login: 'login.microsoftonline.us', graph: 'graph.microsoft.us' },
  usgovdod: { login: 'login.microsoftonline.us', graph: 'dod-graph.microsoft.us' },
  // MSAL's own metadata names this host; login.chinacloudapi.cn is its alias.
  china: { login: 'login.partner.microsoftonline.cn', graph: 'microsoftgraph.chinacloudapi.cn' },
};

const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

const overridingUrl = (variable: string, text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const safe =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && loopbackHosts.has(url.hostname.toLowerCase()));
  if (url === null || !safe || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new AppError(
      'invalid-input',
      `${variable} is no usable address: give an https URL without query (plain http for a loopback address only).`,
    );
  }
  return url.href.replace(/\/+$/, '');
};

/**
 * The hosts and the scope of a cloud; `loginUrl` and `graphUrl` override the hosts.
 * AppError `invalid-input` if an override is no https URL (plain http is for loopback alone).
 */
export const graphEndpoints = (options: {
  readonly cloud: Cloud;
  readonly loginUrl?: string | undefined;
  readonly graphUrl?: string | undefined;
}): GraphEndpoints => {
  const { login, graph } = clouds[options.cloud];
  return {
    loginUrl: options.loginUrl ? overridingUrl('LOGIN_URL', options.loginUrl) : null,
    graphUrl: options.graphUrl ? overridingUrl('GRAPH_URL', options.graphUrl) : `https://${graph}`,
    scope: `https://${graph}/.default`,
    authorityHost: login,
  };
};
