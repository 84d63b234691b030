import { newGroup, newUser } from './new-records.ts';
import { createPeople } from './people.ts';
import type { DirectorySeed } from './records.ts';
import { sampleContactIds, sampleDeviceIds, sampleGroups } from './sample-groups.ts';
import {
  adminUsers,
  domain,
  otherAdmins,
  otherApps,
  otherTenantId,
  sampleAdmins,
  sampleApps,
  sampleTenantId,
} from './sample-identities.ts';
import { oddPeople } from './sample-people.ts';
import { createSeeded } from './seeded.ts';

const ordinaryPeople = 970;

/** The sample company's domains: default, second country, sub-domain, initial, and one not verified yet. */
export const sampleDomains = [
  domain('contoso.ch', { isDefault: true }),
  domain('contoso.de'),
  domain('service.contoso.ch', { isRoot: false }),
  domain('contoso.onmicrosoft.com', { isInitial: true }),
  domain('contoso-neu.ch', { isVerified: false, isRoot: false, supportedServices: [] }),
];

/** Contoso AG: about 1,000 people in 25 groups, with every odd case that directories have; the same on every start. */
export function sampleTenant(): DirectorySeed {
  const seeded = createSeeded(20_260_401);
  const makePerson = createPeople(seeded, 'contoso.ch');
  const people = Array.from({ length: ordinaryPeople }, makePerson);
  const admins = adminUsers(sampleAdmins);
  return {
    tenantId: sampleTenantId,
    displayName: 'Contoso AG',
    domains: sampleDomains,
    users: [...admins, ...Object.values(oddPeople), ...people],
    groups: sampleGroups(people, admins, seeded),
    devices: sampleDeviceIds.map((id, index) => ({
      id,
      displayName: `LAPTOP-${index + 1}`,
      deviceId: id.replace(/^a4/, 'd4'),
      operatingSystem: 'Windows',
      accountEnabled: true,
    })),
    orgContacts: sampleContactIds.map((id) => ({
      id,
      displayName: 'Treuhand Kontakt',
      mail: 'kontakt@treuhand.example',
      proxyAddresses: ['SMTP:kontakt@treuhand.example'],
    })),
    apps: sampleApps,
    admins: sampleAdmins,
  };
}

/** Fabrikam GmbH: a small directory of another customer, to show that tenants do not see each other. */
export function otherTenant(): DirectorySeed {
  const id = 'b3000000-0000-4000-8000-000000000001';
  const person = newUser(
    'b2000000-0000-4000-8000-000000000002',
    { displayName: 'Frida Fabrikam', mail: 'frida@fabrikam.de' },
    '2024-01-01T08:00:00Z',
  );
  const admins = adminUsers(otherAdmins);
  const members = [person, ...admins].map((user) => user.id);
  return {
    tenantId: otherTenantId,
    displayName: 'Fabrikam GmbH',
    domains: [
      domain('fabrikam.de', { isDefault: true }),
      domain('fabrikam.onmicrosoft.com', { isInitial: true }),
    ],
    users: [...admins, person],
    groups: [
      {
        record: newGroup(id, { displayName: 'Fabrikam Sign and Encrypt' }, '2024-01-01T08:00:00Z'),
        members,
      },
    ],
    devices: [],
    orgContacts: [],
    apps: otherApps,
    admins: otherAdmins,
  };
}
