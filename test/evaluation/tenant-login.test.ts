import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import {
  otherTenantId,
  sampleCredentials,
} from '../../server/evaluation/tenant/sample-identities.ts';
import { createContractValidator } from './contract.ts';
import { list, object, signInApp, withTenant } from './tenant-client.ts';

let ahead = 0;
const tenant = withTenant({ now: () => Date.now() + ahead });

async function getJson(path: string, accept = 'application/json') {
  const response = await fetch(`${tenant.get().url}${path}`, { headers: { accept } });
  return { status: response.status, json: object(await response.json()) };
}

describe('signing an app in', () => {
  test('the secret opens the tenant by its id and by its domain, whatever else is sent', async () => {
    const extra = { 'x-client-SKU': 'msal.js.node', 'client-request-id': 'any' };
    for (const name of [undefined, 'contoso.ch', 'CONTOSO.onmicrosoft.com']) {
      const reply = await signInApp(tenant.get(), extra, name);
      expect(reply.status).toBe(200);
      expect(reply.json.token_type).toBe('Bearer');
      expect(reply.json.expires_in).toBe(3_599);
    }
  });

  test('the token tells the consented permissions as they were when it was issued', async () => {
    const { json } = await signInApp(tenant.get());
    const claims = decodeJwt(String(json.access_token));
    expect(claims.roles).toEqual([
      'Domain.Read.All',
      'Group.Read.All',
      'GroupMember.Read.All',
      'User.Read.All',
    ]);
    expect(claims.tid).toBe(tenant.get().tenantId);
  });

  const { ready, expiredSecret } = sampleCredentials;
  const nobody = '00000000-1111-4222-8333-444444444444';
  test.each([
    ['a wrong secret', { client_secret: 'wrong' }, undefined, 401, 'invalid_client', 7000215],
    [
      'the id of a secret instead of its value',
      { client_secret: ready.clientId.replace(/^./, 'e') },
      undefined,
      401,
      'invalid_client',
      7000215,
    ],
    [
      'an expired secret',
      { client_id: expiredSecret.clientId, client_secret: expiredSecret.clientSecret },
      undefined,
      401,
      'invalid_client',
      7000222,
    ],
    ['no secret', { client_secret: '' }, undefined, 401, 'invalid_client', 7000218],
    ['an unknown app', { client_id: nobody }, undefined, 400, 'unauthorized_client', 700016],
    ['an app of another tenant', {}, otherTenantId, 400, 'unauthorized_client', 700016],
    ['an unknown tenant', {}, nobody, 400, 'invalid_request', 90002],
    ['an unknown domain', {}, 'unknown.example', 400, 'invalid_request', 90002],
    ['a domain that is not verified', {}, 'contoso-neu.ch', 400, 'invalid_request', 90002],
    ['nonsense for a tenant', {}, 'nonsense', 400, 'invalid_request', 900023],
    ['another scope', { scope: 'User.Read' }, undefined, 400, 'invalid_scope', 70011],
    ['another grant', { grant_type: 'password' }, undefined, 400, 'unsupported_grant_type', 70003],
  ])('%s is refused', async (_case, form, name, status, error, code) => {
    const reply = await signInApp(tenant.get(), form, name);
    expect([reply.status, reply.json.error]).toEqual([status, error]);
    expect(reply.json.error_codes).toEqual([code]);
    expect(reply.json.error_description).toMatch(new RegExp(`^AADSTS${code}: .*\r\nTrace ID: `));
  });

  test('an access token is useless after its time', async () => {
    const running = tenant.get();
    const { json } = await signInApp(running);
    ahead = running.options.tokenLife * 1_000;
    const reply = await fetch(`${running.graphUrl}/v1.0/domains`, {
      headers: { authorization: `Bearer ${json.access_token}` },
    });
    ahead = 0;
    expect(reply.status).toBe(401);
  });
});

describe('what the sign-in service publishes', () => {
  test('the OpenID configuration names the tenant as issuer, whether asked by id or domain', async () => {
    const { tenantId, loginUrl } = tenant.get();
    for (const name of [tenantId, 'contoso.ch']) {
      const { json } = await getJson(`/${name}/v2.0/.well-known/openid-configuration`);
      expect(json.issuer).toBe(`${loginUrl}/${tenantId}/v2.0`);
      expect(json.jwks_uri).toBe(`${loginUrl}/${tenantId}/discovery/v2.0/keys`);
    }
    const { json } = await getJson('/common/v2.0/.well-known/openid-configuration');
    expect(json.issuer).toBe(`${loginUrl}/{tenantid}/v2.0`);
  });

  test('an unknown tenant has no configuration', async () => {
    const path = '/00000000-1111-4222-8333-444444444444/v2.0/.well-known/openid-configuration';
    const { status, json } = await getJson(path);
    expect([status, json.error]).toEqual([400, 'invalid_tenant']);
  });

  test('instance discovery knows the host itself', async () => {
    const { json } = await getJson('/common/discovery/instance?api-version=1.1');
    expect(json['api-version']).toBe('1.1');
  });
});

describe('sample sign-in', () => {
  function keysOf(tenantId: string) {
    return createRemoteJWKSet(new URL(`${tenant.get().loginUrl}/${tenantId}/discovery/v2.0/keys`), {
      cooldownDuration: 0,
    });
  }

  test('a sample admin gets a token that verifies against the published keys', async () => {
    const running = tenant.get();
    const response = await fetch(`${running.url}/sample-sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3978' },
      body: JSON.stringify({ admin: 'all' }),
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:3978');
    const { access_token, expires_in } = object(await response.json());
    expect(expires_in).toBe(3_600);
    const { payload, protectedHeader } = await jwtVerify(
      String(access_token),
      keysOf(running.tenantId),
      {
        audience: running.options.audience,
        issuer: `${running.loginUrl}/${running.tenantId}/v2.0`,
        algorithms: ['RS256'],
      },
    );
    expect(protectedHeader.kid).toBeDefined();
    expect(payload).toMatchObject({
      tid: running.tenantId,
      oid: 'a1000000-0000-4000-8000-000000000001',
      preferred_username: 'anna.amrein@contoso.ch',
      roles: ['ALL'],
      scp: 'access_as_user',
      ver: '2.0',
    });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(3_600);
    expect(running.state.users.get(String(payload.oid))?.displayName).toBe('Anna Amrein');
  });

  test('the admin of the other tenant is issued by that tenant', async () => {
    const { access_token } = await tenant.get().signIn('other-tenant');
    const claims = decodeJwt(access_token);
    expect(claims.tid).toBe(otherTenantId);
    expect(claims.iss).toBe(`${tenant.get().loginUrl}/${otherTenantId}/v2.0`);
  });

  test('somebody without a role has no roles claim', async () => {
    const { access_token } = await tenant.get().signIn('no-role');
    expect(decodeJwt(access_token)).not.toHaveProperty('roles');
  });

  test('tokens can be made wrong in every claim, key and algorithm', async () => {
    const { signIn, tenantId } = tenant.get();
    const wrong = await signIn('all', { claims: { aud: 'other', scp: undefined } });
    const claims = decodeJwt(wrong.access_token);
    expect(claims.aud).toBe('other');
    expect(claims).not.toHaveProperty('scp');
    for (const overrides of [{ key: 'unknown' }, { algorithm: 'HS256' }] as const) {
      const { access_token } = await signIn('all', overrides);
      await expect(jwtVerify(access_token, keysOf(tenantId))).rejects.toThrow();
    }
    const { access_token } = await signIn('all', { algorithm: 'none' });
    expect(access_token.endsWith('.')).toBe(true);
  });

  test('after a rotation new tokens verify with the new key, and old ones until theirs is withdrawn', async () => {
    const { signIn, tenantId, rotateKeys } = tenant.get();
    const old = await signIn('all');
    await rotateKeys('keep');
    const fresh = await signIn('all');
    await jwtVerify(old.access_token, keysOf(tenantId));
    await jwtVerify(fresh.access_token, keysOf(tenantId));
    await rotateKeys('withdraw');
    await expect(jwtVerify(old.access_token, keysOf(tenantId))).rejects.toThrow();
  });

  test('the page lists every sample admin, as HTML or JSON', async () => {
    const { json } = await getJson('/sample-sign-in');
    expect(list(json.admins).map(({ admin }) => admin)).toEqual([
      'all',
      'user-management',
      'audit',
      'support',
      'no-role',
      'other-tenant',
    ]);
    const page = await fetch(`${tenant.get().url}/sample-sign-in`);
    expect(await page.text()).toContain('Ueli Umiker');
  });

  test('an unknown admin and a page of another machine are refused', async () => {
    const url = `${tenant.get().url}/sample-sign-in`;
    const unknown = await fetch(url, { method: 'POST', body: new URLSearchParams({ admin: 'x' }) });
    expect(unknown.status).toBe(400);
    const foreign = await fetch(url, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ admin: 'all' }),
    });
    expect(foreign.status).toBe(403);
  });
});

test('the validator finds a wrong answer', () => {
  const contract = createContractValidator();
  const page = { value: [{ '@odata.type': '#microsoft.graph.user', id: 'nonsense' }] };
  expect(contract.validateResponse('GET', '/groups/x/members', 200, page)).not.toEqual([]);
  expect(contract.validateResponse('GET', '/domains', 200, { value: [{ id: 1 }] })).not.toEqual([]);
  expect(contract.validateResponse('GET', '/domains', 418, {})).not.toEqual([]);
  expect(contract.validateResponse('GET', '/nowhere', 200, {})).not.toEqual([]);
});
