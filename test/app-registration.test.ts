import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { appPackage } from '../manifest/app-package.ts';
import { type AdminRole, adminRoles } from '../server/domain/actor.ts';
import { routeRoles } from '../server/http/roles.ts';

const clientId = '5e9c1a52-6d0f-4a7b-9d3c-2f1e8b7a6c50';

/** What the manifest of the same installation says of its sign-in. */
const signInOfManifest = async () => {
  const env = { PUBLIC_URL: 'https://Sync.Contoso.com', ENTRA_CLIENT_ID: clientId };
  const files = await appPackage({ version: '1.2.3', env });
  return JSON.parse(String(files.get('manifest.json'))).webApplicationInfo;
};

describe('the app registration', () => {
  const folder = join(import.meta.dirname, '..', 'manifest');
  const script = join(folder, 'register-app.sh');

  /** Runs the script with an Azure CLI of our own that keeps what it is asked; answers that and what was printed. */
  const register = async (given: Readonly<Record<string, string>>) => {
    const place = await mkdtemp(join(tmpdir(), 'az-'));
    onTestFinished(() => rm(place, { recursive: true }));
    await writeFile(join(place, 'az'), fakeAz);
    await chmod(join(place, 'az'), 0o755);
    const env = { PATH: `${place}${delimiter}${process.env.PATH ?? ''}`, ASKED: place };
    const { stdout } = await promisify(execFile)('bash', [script], {
      env: { ...env, RETRY_SECONDS: '0', ...given },
    });
    const names = (await readdir(place)).filter((name) => name.startsWith('asked-')).toSorted();
    const asked = await Promise.all(
      names.map(async (name) => {
        const [line = '', ...body] = (await readFile(join(place, name), 'utf8')).split('\n');
        const text = body.join('\n').trim();
        return { line, body: text === '' ? null : JSON.parse(text) };
      }),
    );
    return { asked, stdout };
  };
  /** Creates what is asked for, answers ids, knows nobody's role yet. */
  const fakeAz = `#!/usr/bin/env bash
[[ $1 == cloud ]] && { echo https://graph.example/; exit; }
number=$(ls "$ASKED" | wc -l)
body=
while [[ $# -gt 0 ]]; do
  case $1 in --method) method=$2;; --url) url=$2;; --body) body=\${2#@};; esac; shift
done
{ echo "$method $url"; [[ -n $body ]] && cat "$body"; } > "$ASKED/asked-$((number + 100))"
case "$method $url" in
  "POST "*/applications) echo ${clientId};;
  "POST "*/servicePrincipals) echo 11111111-0000-4000-8000-000000000001;;
  "GET "*/users/*/appRoleAssignments*) echo;;
  "GET "*/users/*) echo 22222222-0000-4000-8000-000000000002;;
esac
`;

  test('that the script makes is the one the manifest and the server name', async () => {
    const { asked, stdout } = await register({ PUBLIC_URL: 'https://Sync.Contoso.com/' });
    const [create, expose, find, principal, ...rest] = asked;
    expect(rest).toEqual([]);
    expect(create?.line).toBe('POST https://graph.example/v1.0/applications');
    expect(expose?.line).toBe(`PATCH https://graph.example/v1.0/applications(appId='${clientId}')`);
    expect(find?.line).toContain(`servicePrincipals?$filter=appId eq '${clientId}'`);
    expect(principal).toEqual({
      line: 'POST https://graph.example/v1.0/servicePrincipals',
      body: { appId: clientId },
    });
    const webApplicationInfo = await signInOfManifest();
    expect(expose?.body.identifierUris).toEqual([webApplicationInfo.resource]);
    expect(webApplicationInfo).toMatchObject({ id: clientId });
    expect(stdout).toContain(`ENTRA_CLIENT_ID=${clientId}`);
    expect(stdout).toContain('PUBLIC_URL=https://sync.contoso.com\n');
    // the server takes version 2 tokens alone, and its redirect ends where the tab listens
    expect(create?.body).toMatchObject({
      signInAudience: 'AzureADMyOrg',
      api: { requestedAccessTokenVersion: 2 },
      spa: { redirectUris: ['https://sync.contoso.com/auth-end'] },
    });
    expect(JSON.stringify(asked)).not.toContain('${{');
  });

  test('has the one scope the server asks for, and trusts the hosts of Microsoft 365 with it', async () => {
    const { asked } = await register({ PUBLIC_URL: 'https://sync.contoso.com' });
    const [create, expose] = asked;
    const [scope, ...others] = create?.body.api.oauth2PermissionScopes ?? [];
    expect(others).toEqual([]);
    expect(scope).toMatchObject({ value: 'access_as_user', type: 'User', isEnabled: true });
    const trusted: readonly {
      readonly appId: string;
      readonly delegatedPermissionIds: readonly string[];
    }[] = expose?.body.api.preAuthorizedApplications;
    expect(trusted.map(({ appId }) => appId)).toEqual(microsoftHosts);
    for (const { delegatedPermissionIds } of trusted)
      expect(delegatedPermissionIds).toEqual([scope.id]);
  });

  test('has exactly the roles by which the server lets people in', async () => {
    const { asked } = await register({ PUBLIC_URL: 'https://sync.contoso.com' });
    const roles: readonly {
      readonly value: AdminRole;
      readonly id: string;
      readonly allowedMemberTypes: readonly string[];
    }[] = asked[0]?.body.appRoles;
    // every role may ask who it is: that alone makes no role worth assigning
    const others = Object.entries(routeRoles).filter(([name]) => name !== 'GET /api/me');
    const used = new Set<string>(others.flatMap(([, who]) => (who === 'public' ? [] : who)));
    expect(roles.map(({ value }) => value).toSorted()).toEqual([...used, 'Audit'].toSorted());
    for (const { value, allowedMemberTypes } of roles) {
      expect(adminRoles).toContain(value);
      expect(allowedMemberTypes).toEqual(['User']);
    }
    expect(new Set(roles.map(({ id }) => id)).size).toBe(roles.length);
  });

  test('is brought up to date rather than made twice, and can give its first administrator the role ALL', async () => {
    const { asked } = await register({
      PUBLIC_URL: 'https://sync.contoso.com',
      ENTRA_CLIENT_ID: clientId,
      SIGN_IN_AUDIENCE: 'AzureADMultipleOrgs',
      ADMIN_USER: 'anna@contoso.com',
    });
    expect(asked.map(({ line }) => line.replace('https://graph.example/v1.0/', ''))).toEqual([
      `PATCH applications(appId='${clientId}')`,
      `PATCH applications(appId='${clientId}')`,
      `GET servicePrincipals?$filter=appId eq '${clientId}'`,
      'POST servicePrincipals',
      'GET users/anna@contoso.com',
      expect.stringContaining('/appRoleAssignments?$filter=resourceId eq '),
      'POST users/22222222-0000-4000-8000-000000000002/appRoleAssignments',
    ]);
    const [updated] = asked;
    expect(updated?.body.signInAudience).toBe('AzureADMultipleOrgs');
    const all = updated?.body.appRoles.find(
      ({ value }: { readonly value: string }) => value === 'ALL',
    );
    expect(asked.at(-1)?.body).toMatchObject({ appRoleId: all.id });
  });

  test.each(['', 'http://sync.contoso.com', 'https://sync.contoso.com/tab', 'https://a b'])(
    'is not begun for the address "%s"',
    async (PUBLIC_URL) => {
      await expect(register({ PUBLIC_URL })).rejects.toThrow('PUBLIC_URL must be');
    },
  );

  test('is made of the same bodies in PowerShell, with the same role', async () => {
    const [bash, powerShell] = await Promise.all([
      readFile(script, 'utf8'),
      readFile(join(folder, 'register-app.ps1'), 'utf8'),
    ]);
    const all = /role_all="([^"]+)"/.exec(bash)?.[1] ?? 'none';
    expect(powerShell).toContain(`$roleAll = '${all}'`);
    for (const name of await readdir(join(folder, 'registration'))) {
      const part = name.replace('.json', '');
      expect(powerShell).toContain(`(Get-Body '${part}')`);
      expect(bash).toContain(`fill ${part}`);
      const text = await readFile(join(folder, 'registration', name), 'utf8');
      for (const placeholder of text.match(/\$\{\{\w+\}\}/g) ?? []) {
        expect(powerShell).toContain(`'${placeholder}'`);
        expect(bash).toContain(`\\${placeholder}`);
      }
    }
  });
});

/** https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad */
const microsoftHosts = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  '4765445b-32c6-49b0-83e6-1d93765276ca',
  '0ec893e0-5785-4de6-99da-4ed124e5296c',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
  '27922004-5251-4030-b22d-91ecd9a37ea4',
];
