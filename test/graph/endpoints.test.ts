import { describe, expect, it } from 'vitest';
import { graphEndpoints } from '../../server/graph/endpoints.ts';

describe('where a cloud answers', () => {
  it.each([
    ['global', 'login.microsoftonline.com', 'graph.microsoft.com'],
    ['usgov', 'login.microsoftonline.us', 'graph.microsoft.us'],
    ['usgovdod', 'login.microsoftonline.us', 'dod-graph.microsoft.us'],
    ['china', 'login.partner.microsoftonline.cn', 'microsoftgraph.chinacloudapi.cn'],
  ] as const)('%s has its own hosts and scope', (cloud, login, graph) => {
    expect(graphEndpoints({ cloud })).toEqual({
      loginUrl: null,
      authorityHost: login,
      graphUrl: `https://${graph}`,
      scope: `https://${graph}/.default`,
    });
  });

  it('overrides change the hosts and keep the scope', () => {
    const endpoints = graphEndpoints({
      cloud: 'usgov',
      loginUrl: 'https://proxy.example/login/',
      graphUrl: 'http://127.0.0.1:4000/',
    });
    expect(endpoints).toMatchObject({
      loginUrl: 'https://proxy.example/login',
      graphUrl: 'http://127.0.0.1:4000',
      scope: 'https://graph.microsoft.us/.default',
    });
  });

  it.each(['http://localhost:1', 'http://[::1]:1', 'http://127.0.0.1:1', 'https://any.example'])(
    '%s is accepted',
    (graphUrl) => {
      expect(graphEndpoints({ cloud: 'global', graphUrl }).graphUrl).toBe(graphUrl);
    },
  );

  it.each([
    'http://proxy.example',
    'http://127.0.0.1.example',
    'ftp://localhost',
    'graph.microsoft.com',
    'https://x.example?a=b',
    'https://user@x.example',
    ' ',
  ])('"%s" is refused and its variable named', (graphUrl) => {
    expect(() => graphEndpoints({ cloud: 'global', graphUrl })).toThrow(/GRAPH_URL/);
  });
});
