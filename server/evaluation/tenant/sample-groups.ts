import { newGroup } from './new-records.ts';
import type { GroupRecord, GroupSeed, UserRecord } from './records.ts';
import { oddPeople } from './sample-people.ts';
import type { Seeded } from './seeded.ts';

/** Ids of the sample groups, by what is particular about them. */
export const sampleGroupIds = {
  adminUsers: groupId(1),
  disabledUsers: groupId(2),
  signAndEncrypt: groupId(3),
  signOnly: groupId(4),
  noSync: groupId(5),
  largeFileTransfer: groupId(6),
  quarantine: groupId(7),
  marketing: groupId(8),
  sales: groupId(9),
  everyone: groupId(10),
  dynamic: groupId(11),
  hiddenMembership: groupId(12),
  external: groupId(13),
  projectAlpha: groupId(14),
  projectAlphaCore: groupId(15),
  projectAlphaLead: groupId(16),
  supportFirst: groupId(17),
  supportSecond: groupId(18),
  empty: groupId(19),
  devicesAndContacts: groupId(20),
  accounting: groupId(21),
  personnel: groupId(22),
  legal: groupId(23),
  operations: groupId(24),
  onPremises: groupId(25),
} as const;

/** Devices and contacts that are members of a sample group. */
export const sampleDeviceIds: readonly string[] = [
  'a4000000-0000-4000-8000-000000000001',
  'a4000000-0000-4000-8000-000000000002',
];
export const sampleContactIds: readonly string[] = ['a5000000-0000-4000-8000-000000000001'];

function groupId(number: number): string {
  return `a3000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function group(
  id: string,
  displayName: string,
  members: readonly (string | UserRecord)[],
  fields: Partial<GroupRecord> = {},
): GroupSeed {
  return {
    record: newGroup(id, { displayName, ...fields }, '2022-04-01T06:00:00Z'),
    members: members.map((member) => (typeof member === 'string' ? member : member.id)),
  };
}

function mailGroup(mail: string): Partial<GroupRecord> {
  return { mail, mailEnabled: true };
}

const unified: Partial<GroupRecord> = {
  groupTypes: ['Unified'],
  securityEnabled: false,
  visibility: 'Private',
};

/** The 25 groups of the sample company; `people` are the ordinary ones, the odd ones are placed by name. */
export function sampleGroups(
  people: readonly UserRecord[],
  admins: readonly UserRecord[],
  seeded: Seeded,
): readonly GroupSeed[] {
  const ids = sampleGroupIds;
  const odd = oddPeople;
  const some = (from: number, to: number): readonly UserRecord[] => people.slice(from, to);
  const scattered = (share: number): readonly UserRecord[] =>
    people.filter(() => seeded.chance(share));
  return [
    group(ids.adminUsers, 'seppmail.cloud admin users', [...admins.slice(0, 4)], {
      description: 'Administrators of the mail security service',
    }),
    group(ids.disabledUsers, 'seppmail.cloud disabled users', [odd.blocked, ...some(0, 3)]),
    group(ids.signAndEncrypt, 'seppmail.cloud Sign and Encrypt', [
      ...some(3, 303),
      odd.umlauts,
      odd.cyrillic,
      odd.japanese,
      odd.arabic,
      odd.aliases,
      odd.namedOtherwise,
      odd.proxyOnly,
      odd.inThreeGroups,
      odd.sameAddressFirst,
      odd.guest,
      odd.withoutMail,
      odd.blocked,
      odd.upperCaseAddress,
      odd.apostrophe,
      odd.formulaName,
      odd.otherCompanyDomain,
      ids.projectAlpha,
    ]),
    group(ids.signOnly, 'seppmail.cloud Sign-Only', [
      ...some(290, 540),
      odd.inThreeGroups,
      odd.sameAddressSecond,
      odd.unverifiedDomain,
      odd.subDomain,
      odd.initialDomain,
      odd.withoutUserType,
    ]),
    group(ids.noSync, 'seppmail.cloud noSync', [odd.serviceMailbox, ...some(540, 543)]),
    group(ids.largeFileTransfer, 'seppmail.cloud Large File Transfer', [
      ...some(3, 63),
      odd.inThreeGroups,
    ]),
    group(ids.quarantine, 'seppmail.cloud Quarantäneberichte', [...some(100, 140)]),
    group(ids.marketing, 'Marketing', [...some(600, 680)], {
      ...unified,
      ...mailGroup('marketing@contoso.ch'),
      visibility: 'Public',
      description: 'Kampagnen, Messen und Auftritte',
    }),
    group(ids.sales, 'Vertrieb', [...some(680, 800), odd.otherCompanyDomain], {
      ...mailGroup('vertrieb@contoso.ch'),
    }),
    group(ids.everyone, 'Alle Mitarbeitenden', [...people, ...Object.values(odd), ...admins], {
      ...mailGroup('alle@contoso.ch'),
      securityEnabled: false,
    }),
    group(
      ids.dynamic,
      'Standort Zürich',
      people.filter((one) => one.officeLocation === 'Zürich'),
      {
        groupTypes: ['DynamicMembership'],
        membershipRule: 'user.physicalDeliveryOfficeName -eq "Zürich"',
        membershipRuleProcessingState: 'On',
      },
    ),
    group(ids.hiddenMembership, 'Geschäftsleitung vertraulich', [odd.hidden, ...some(800, 806)], {
      ...unified,
      ...mailGroup('gl-vertraulich@contoso.ch'),
      visibility: 'HiddenMembership',
    }),
    group(ids.external, 'Externe', [odd.guest]),
    group(ids.projectAlpha, 'Projekt Alpha', [...some(820, 830), ids.projectAlphaCore]),
    group(ids.projectAlphaCore, 'Projekt Alpha Kern', [...some(828, 834), ids.projectAlphaLead]),
    group(ids.projectAlphaLead, 'Projekt Alpha Leitung', [...some(834, 836), ids.projectAlpha]),
    group(ids.supportFirst, 'Support', [...some(840, 850)], { description: 'Support Schweiz' }),
    group(ids.supportSecond, 'Support', [...some(850, 855)], {
      description: 'Support Deutschland',
      mailNickname: 'support2',
    }),
    group(ids.empty, 'Leere Gruppe', []),
    group(ids.devicesAndContacts, 'Geräte und Kontakte', [
      ...sampleDeviceIds,
      ...sampleContactIds,
      ...some(860, 863),
    ]),
    group(ids.accounting, 'Buchhaltung', scattered(0.05)),
    group(ids.personnel, 'Personal', scattered(0.03), {
      ...unified,
      ...mailGroup('hr@contoso.ch'),
    }),
    group(ids.legal, 'Rechtsdienst', scattered(0.02)),
    group(ids.operations, 'IT Betrieb', [...admins, ...scattered(0.04)]),
    group(
      ids.onPremises,
      'Großkunden & Öffentliche Hand (Köln)',
      [odd.synchronizedFromOnPremises, ...some(900, 925)],
      { onPremisesSyncEnabled: true },
    ),
  ];
}
