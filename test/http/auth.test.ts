import { generateKeyPair } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SignInDeps } from '../../server/http/auth.ts';
import {
  clientId,
  type LoginServer,
  person,
  startLoginServer,
  type TokenOptions,
  tenant,
} from './login-server.ts';
import { codeOf, seconds, verifierFor } from './sign-in.ts';

let login: LoginServer;
beforeAll(async () => {
  login = await startLoginServer();
});
afterAll(() => login.close());
beforeEach(() => {
  login.requests.length = 0;
});
const verifier = (deps: Partial<SignInDeps> = {}) => verifierFor(login, deps);

const other = '99999999-9999-4999-8999-999999999999';

describe('a token is accepted', () => {
  it.each<[string, TokenOptions]>([
    ['for our client id', {}],
    ['for api://client id', { claims: { aud: `api://${clientId}` } }],
    ['for api://host/client id', { claims: { aud: `api://sync.example:8443/${clientId}` } }],
    ['that expired 30 s ago', { claims: { exp: seconds(-30) } }],
    ['that begins in 30 s', { claims: { nbf: seconds(30) } }],
    ['with a role we do not know beside one we do', { claims: { roles: ['X', 'Audit'] } }],
    ['without a name', { claims: { name: undefined, preferred_username: undefined } }],
    ['without a scope', { claims: { scp: undefined } }],
    ['with several scopes', { claims: { scp: 'openid access_as_user' } }],
  ])('%s', async (_title, options) => {
    const actor = await verifier()(await login.bearer(options));
    expect(actor).toMatchObject({ tenantId: tenant, objectId: person });
  });

  it('and tells who acts: ids in lower case, known roles only', async () => {
    const roles = ['Unknown', 'Support', 'ALL', 'all'];
    const oid = person.toUpperCase();
    expect(await verifier()(await login.bearer({ claims: { roles, oid } }))).toEqual({
      tenantId: tenant,
      objectId: person,
      name: 'Ada Lovelace',
      email: 'ada@contoso.com',
      roles: ['ALL', 'Support'],
    });
  });
});

describe('a token is refused', () => {
  it.each<[string, TokenOptions]>([
    ['for another audience', { claims: { aud: other } }],
    ['for the audience of another host', { claims: { aud: `api://evil.example/${clientId}` } }],
    ['for Microsoft Graph', { claims: { aud: 'https://graph.microsoft.com' } }],
    ['without an audience', { claims: { aud: undefined } }],
    ['of another issuer', { claims: { iss: `https://evil.example/${tenant}/v2.0` } }],
    ['of a v1 issuer', { claims: { iss: `https://sts.windows.net/${tenant}/` } }],
    ['without an issuer', { claims: { iss: undefined } }],
    ['whose issuer is another tenant', { claims: { iss: `http://127.0.0.1/${other}/v2.0` } }],
    ['of a tenant that is not allowed', { claims: { tid: other } }],
    ['whose tenant is no GUID', { claims: { tid: 'common' } }],
    ['whose tenant climbs in the path', { claims: { tid: `${tenant}/../${other}` } }],
    ['without a tenant', { claims: { tid: undefined } }],
    ['that has expired', { claims: { exp: seconds(-61) } }],
    ['that never expires', { claims: { exp: undefined } }],
    ['whose expiry is a text', { claims: { exp: String(seconds(3600)) } }],
    ['that is not valid yet', { claims: { nbf: seconds(120) } }],
    ['without an object id', { claims: { oid: undefined } }],
    ['whose object id is no GUID', { claims: { oid: 'ada' } }],
    ['of version 1.0', { claims: { ver: '1.0' } }],
    ['without a version', { claims: { ver: undefined } }],
    ['of an app', { claims: { idtyp: 'app' } }],
    [
      'of an app that does not say so',
      { claims: { scp: undefined, name: undefined, preferred_username: undefined } },
    ],
    ['for another scope', { claims: { scp: 'User.Read' } }],
    ['whose roles are no list', { claims: { roles: 'ALL' } }],
    ['of an unknown key', { kid: 'key-9' }],
  ])('%s', async (_title, options) => {
    expect(await codeOf(verifier()(await login.bearer(options)))).toBe('unauthenticated');
  });

  it('signed with a key of somebody else', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    expect(await codeOf(verifier()(await login.bearer({ key: privateKey })))).toBe(
      'unauthenticated',
    );
  });

  it('signed with another algorithm, none of all', async () => {
    const ps256 = await login.bearer({ alg: 'PS256' });
    expect(await codeOf(verifier()(ps256))).toBe('unauthenticated');
    const hs256 = await login.bearer({
      alg: 'HS256',
      key: new TextEncoder().encode('x'.repeat(32)),
    });
    expect(await codeOf(verifier()(hs256))).toBe('unauthenticated');
    const [, payload] = (await login.sign()).split('.');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    expect(await codeOf(verifier()(`Bearer ${none}.${payload}.x`))).toBe('unauthenticated');
    expect(await codeOf(verifier()(`Bearer ${none}.${payload}.`))).toBe('unauthenticated');
  });

  it('with a changed payload', async () => {
    const [header, payload = '', signature] = (await login.sign()).split('.');
    const claims = Buffer.from(payload, 'base64url').toString().replace('"ALL"', '"Audit"');
    const forged = Buffer.from(claims).toString('base64url');
    const authorization = `Bearer ${header}.${forged}.${signature}`;
    expect(await codeOf(verifier()(authorization))).toBe('unauthenticated');
  });

  it.each([undefined, '', 'Bearer', 'Bearer x', 'Bearer a.b', 'Bearer a.b.c', 'Basic YTpi'])(
    'as %j',
    async (authorization) => {
      expect(await codeOf(verifier()(authorization))).toBe('unauthenticated');
      expect(login.requests).toEqual([]);
    },
  );

  it('of a tenant that is not allowed, before anything is asked for', async () => {
    const iss = `${login.loginUrl}/${other}/v2.0`;
    const authorization = await login.bearer({ claims: { tid: other, iss } });
    expect(await codeOf(verifier()(authorization))).toBe('unauthenticated');
    expect(login.requests).toEqual([]);
    expect(await codeOf(verifier({ allowedTenants: '*' })(authorization))).toBe('accepted');
  });

  it('with a scheme but Bearer, even if the token is good', async () => {
    expect(await codeOf(verifier()(`Token ${await login.sign()}`))).toBe('unauthenticated');
  });
});

describe('roles', () => {
  it.each([[[]], [['all', 'Administrator']], [undefined]])(
    'somebody with the roles %j is known but may nothing',
    async (roles) => {
      expect(await codeOf(verifier()(await login.bearer({ claims: { roles } })))).toBe('forbidden');
    },
  );
});
