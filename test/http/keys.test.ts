import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { SignInDeps } from '../../server/http/auth.ts';
import { type LoginServer, startLoginServer, tenant } from './login-server.ts';
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

describe('keys', () => {
  it('are read once per tenant', async () => {
    const verify = verifier({ keyCooldownMs: 30_000 });
    await Promise.all([verify(await login.bearer()), verify(await login.bearer())]);
    await verify(await login.bearer());
    expect(login.requests).toEqual([
      `/${tenant}/v2.0/.well-known/openid-configuration`,
      `/${tenant}/discovery/v2.0/keys`,
    ]);
  });

  it('are read again for an unknown key, so a roll-over needs no restart', async () => {
    const verify = verifier();
    await verify(await login.bearer());
    await login.rollOver();
    expect(await codeOf(verify(await login.bearer()))).toBe('accepted');
  });

  it.each([
    'https://evil.example/keys',
    'http://login.microsoftonline.com/keys',
    'http://127.0.0.1:1/keys',
    'file:///etc/passwd',
  ])('are not read from %s', async (uri) => {
    login.keysAt(uri);
    onTestFinished(() => login.keysAt(null));
    expect(await codeOf(verifier()(await login.bearer()))).toBe('directory-unreachable');
    expect(login.requests).toHaveLength(1);
  });

  it('are not read from another host, even one that would answer', async () => {
    const elsewhere = await startLoginServer();
    onTestFinished(() => elsewhere.close());
    login.keysAt(`${elsewhere.loginUrl}/${tenant}/discovery/v2.0/keys`);
    onTestFinished(() => login.keysAt(null));
    const iss = `${login.loginUrl}/${tenant}/v2.0`;
    const authorization = await elsewhere.bearer({ claims: { iss } });
    expect(await codeOf(verifier()(authorization))).toBe('directory-unreachable');
    expect(elsewhere.requests).toEqual([]);
  });

  it.each([500, 503, 429, 302])(
    'a login host that answers %i is not the fault of the caller',
    async (status) => {
      login.failWith(status);
      onTestFinished(() => login.failWith(null));
      const verify = verifier();
      expect(await codeOf(verify(await login.bearer()))).toBe('directory-unreachable');
      login.failWith(null);
      expect(await codeOf(verify(await login.bearer()))).toBe('accepted');
    },
  );

  it('a login host that is down is not the fault of the caller', async () => {
    const down = await startLoginServer();
    const verify = verifier({ loginUrl: down.loginUrl });
    const authorization = await down.bearer();
    expect(await codeOf(verify(authorization))).toBe('accepted');
    await down.close();
    expect(await codeOf(verify(await down.bearer()))).toBe('accepted');
    expect(await codeOf(verifier({ loginUrl: down.loginUrl })(authorization))).toBe(
      'directory-unreachable',
    );
  });

  it('a tenant the login host does not know is refused', async () => {
    login.failWith(400);
    onTestFinished(() => login.failWith(null));
    expect(await codeOf(verifier()(await login.bearer()))).toBe('unauthenticated');
  });

  it('of a tenant are asked for again after a day', async () => {
    let now = new Date();
    const verify = verifier({ clock: { now: () => now } });
    await verify(await login.bearer());
    now = new Date(now.getTime() + 25 * 60 * 60 * 1000);
    await verify(await login.bearer({ claims: { exp: seconds(26 * 60 * 60) } }));
    expect(login.requests.filter((url) => url.includes('openid-configuration'))).toHaveLength(2);
  });
});
