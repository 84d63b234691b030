import { newUser } from './new-records.ts';
import type { AppRegistration, DomainRecord, SampleAdmin, UserRecord } from './records.ts';

/** Contoso AG, the sample company. */
export const sampleTenantId = '3f8e1c52-7a4b-4d19-9e60-5b2c8d7f1a34';
/** Fabrikam GmbH, another customer with a directory of its own. */
export const otherTenantId = '8b1d5f7e-2c6a-4e93-8f05-c47a9e3b6d21';

interface SampleCredential {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Ready credentials. None of them opens anything but a simulated tenant. */
export const sampleCredentials = {
  /** Has every permission the manual lists. */
  ready: {
    clientId: 'c0a1e2d3-4b5c-4d6e-8f70-112233445566',
    clientSecret: 'kX8Q~sample-secret-of-the-ready-app',
  },
  /** Lacks User.Read.All, Domain.Read.All and Group.Read.All. */
  missingPermissions: {
    clientId: 'c0a1e2d3-4b5c-4d6e-8f70-112233445577',
    clientSecret: 'mP2W~sample-secret-of-the-poor-app',
  },
  /** Its only secret has expired. */
  expiredSecret: {
    clientId: 'c0a1e2d3-4b5c-4d6e-8f70-112233445588',
    clientSecret: 'eT5R~sample-secret-that-expired',
  },
  /** May also write to the directory, which the product does not need. */
  excessPermission: {
    clientId: 'c0a1e2d3-4b5c-4d6e-8f70-112233445599',
    clientSecret: 'zL9N~sample-secret-of-the-mighty-app',
  },
  /** The app registration of the other tenant. */
  other: {
    clientId: 'd1b2f3e4-5c6d-4e7f-9081-223344556677',
    clientSecret: 'fB4Y~sample-secret-of-fabrikam',
  },
} satisfies Record<string, SampleCredential>;

/** The application permissions the manual asks for. */
export const manualPermissions: readonly string[] = [
  'Domain.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'User.Read.All',
];

function app(
  credential: SampleCredential,
  displayName: string,
  roles: readonly string[],
  endDateTime = '2099-12-31T23:59:59Z',
): AppRegistration {
  return {
    clientId: credential.clientId,
    displayName,
    secrets: [
      {
        value: credential.clientSecret,
        keyId: credential.clientId.replace(/^./, 'e'),
        endDateTime,
      },
    ],
    roles,
  };
}

/** The app registrations of the sample company. */
export const sampleApps: readonly AppRegistration[] = [
  app(sampleCredentials.ready, 'Directory Sync', manualPermissions),
  app(sampleCredentials.missingPermissions, 'Directory Sync (no consent)', [
    'GroupMember.Read.All',
  ]),
  app(
    sampleCredentials.expiredSecret,
    'Directory Sync (old secret)',
    manualPermissions,
    '2024-01-31T00:00:00Z',
  ),
  app(sampleCredentials.excessPermission, 'Directory Sync (too much)', [
    ...manualPermissions,
    'Directory.ReadWrite.All',
  ]),
];

export const otherApps: readonly AppRegistration[] = [
  app(sampleCredentials.other, 'Directory Sync', manualPermissions),
];

function admin(
  key: string,
  oid: string,
  name: string,
  preferredUsername: string,
  roles: readonly string[],
): SampleAdmin {
  return { key, oid, name, preferredUsername, roles };
}

/** Who can sign in from the sample page. */
export const sampleAdmins: readonly SampleAdmin[] = [
  admin('all', 'a1000000-0000-4000-8000-000000000001', 'Anna Amrein', 'anna.amrein@contoso.ch', [
    'ALL',
  ]),
  admin(
    'user-management',
    'a1000000-0000-4000-8000-000000000002',
    'Ueli Umiker',
    'ueli.umiker@contoso.ch',
    ['User_Management'],
  ),
  admin('audit', 'a1000000-0000-4000-8000-000000000003', 'Ada Audéoud', 'ada.audeoud@contoso.ch', [
    'Audit',
  ]),
  admin(
    'support',
    'a1000000-0000-4000-8000-000000000004',
    'Sami Supersaxo',
    'sami.supersaxo@contoso.ch',
    ['Support'],
  ),
  admin(
    'no-role',
    'a1000000-0000-4000-8000-000000000005',
    'Nora Niemand',
    'nora.niemand@contoso.ch',
    [],
  ),
];

export const otherAdmins: readonly SampleAdmin[] = [
  admin(
    'other-tenant',
    'b2000000-0000-4000-8000-000000000001',
    'Otto Obermaier',
    'otto.obermaier@fabrikam.de',
    ['ALL'],
  ),
];

/** The sample admins as users of the directory. */
export function adminUsers(admins: readonly SampleAdmin[]): readonly UserRecord[] {
  return admins.map((one) => {
    const [givenName = one.name, surname = null] = one.name.split(' ');
    return newUser(
      one.oid,
      {
        displayName: one.name,
        givenName,
        surname,
        mail: one.preferredUsername,
        userPrincipalName: one.preferredUsername,
        jobTitle: 'Administration',
        department: 'IT Betrieb',
      },
      '2020-01-07T08:00:00Z',
    );
  });
}

/** A domain; verified, managed and used for mail unless told otherwise. */
export function domain(id: string, fields: Partial<DomainRecord> = {}): DomainRecord {
  return {
    id,
    isVerified: true,
    isDefault: false,
    isInitial: false,
    isRoot: true,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
    ...fields,
  };
}
