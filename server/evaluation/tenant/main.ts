import { parseArgs } from 'node:util';
import { generateTenant } from './generate-tenant.ts';
import { defaultOptions } from './options.ts';
import type { AppRegistration } from './records.ts';
import { manualPermissions, sampleApps, sampleCredentials } from './sample-identities.ts';
import { otherTenant, sampleTenant } from './sample-tenant.ts';
import { startTenant } from './start-tenant.ts';

const { values } = parseArgs({
  options: {
    /** Without --people the sample company is served. */
    people: { type: 'string' },
    groups: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    nesting: { type: 'string', default: '0' },
    'groups-per-person': { type: 'string', default: '1' },
    everyone: { type: 'boolean', default: false },
    'tenant-id': { type: 'string' },
    'client-id': { type: 'string', default: sampleCredentials.ready.clientId },
    'client-secret': { type: 'string', default: sampleCredentials.ready.clientSecret },
    audience: { type: 'string', default: defaultOptions().audience },
    port: { type: 'string', default: '0' },
    lag: { type: 'string', default: '0' },
  },
});

function whole(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) {
    throw new Error(`--${name} takes a whole number, not '${text}'`);
  }
  return number;
}

const apps: readonly AppRegistration[] = [
  {
    clientId: values['client-id'].toLowerCase(),
    displayName: 'Directory Sync',
    secrets: [
      {
        value: values['client-secret'],
        keyId: 'e0000000-0000-4000-8000-000000000001',
        endDateTime: '2099-12-31T23:59:59Z',
      },
    ],
    roles: manualPermissions,
  },
  ...sampleApps.slice(1),
];

const main =
  values.people === undefined
    ? { ...sampleTenant(), apps }
    : generateTenant({
        people: whole('people', values.people),
        groups: whole('groups', values.groups),
        seed: whole('seed', values.seed),
        nesting: whole('nesting', values.nesting),
        groupsPerPerson: whole('groups-per-person', values['groups-per-person']),
        everyone: values.everyone,
        ...(values['tenant-id'] === undefined ? {} : { tenantId: values['tenant-id'] }),
        apps,
      });

const running = await startTenant({
  port: whole('port', values.port),
  replicationLag: whole('lag', values.lag),
  audience: values.audience,
  directories: [main, otherTenant()],
});

process.stdout.write(
  `${JSON.stringify({
    url: running.url,
    loginUrl: running.loginUrl,
    graphUrl: running.graphUrl,
    tenantId: running.tenantId,
    clientId: values['client-id'],
    clientSecret: values['client-secret'],
    audience: values.audience,
    signIn: `${running.url}/sample-sign-in`,
  })}\n`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void running.stop().then(() => process.exit(0));
  });
}
