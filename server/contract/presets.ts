import type { GroupAction } from '../domain/group-action.ts';

interface InLanguages {
  readonly en: string;
  readonly de: string;
}

/** A group the manual suggests ("Recommended setup of groups and actions"), with the actions to begin with. */
export interface GroupPreset {
  readonly presetId: string;
  readonly name: InLanguages;
  /** What the group is for, in one sentence. */
  readonly purpose: InLanguages;
  /** A name for the directory group as the manual recommends it: a prefix, and what the group is for. */
  readonly groupName: string;
  readonly actions: readonly GroupAction[];
}

const quarantine = [
  { action: 'sendQuar', value: ['08:00'] },
  { action: 'quarOneClick', value: true },
  { action: 'sendQuarEmpty', value: false },
] as const satisfies readonly GroupAction[];

const encrypting = [
  { action: 'crypto', value: 'SigEnc' },
  { action: 'lftAvailable', value: true },
  { action: 'lftQuota', value: 500 },
  ...quarantine,
] as const satisfies readonly GroupAction[];

const administering = [
  { action: 'assignAdminRoles', value: ['User_Management'] },
  { action: 'loginSecurity', value: 'otp' },
] as const satisfies readonly GroupAction[];

/** The manual's suggested groups, in its order; values it leaves open are starting points. */
export const groupPresets: readonly GroupPreset[] = [
  {
    presetId: 'disabled-users',
    name: { en: 'Disabled users', de: 'Deaktivierte Benutzer' },
    purpose: {
      en: 'Holds all users you wish to disable, for example users who left the company.',
      de: 'Enthält alle Benutzer, die deaktiviert werden sollen, zum Beispiel solche, die das Unternehmen verlassen haben.',
    },
    groupName: 'seppmail.cloud disabled users',
    actions: [{ action: 'usersDisabled', value: true }],
  },
  {
    presetId: 'admin-users',
    name: { en: 'Admin users who are also end users', de: 'Administratoren mit eigener E-Mail' },
    purpose: {
      en: 'Holds admin users who also send mail themselves: a login with otp, Sign and Encrypt, and LFT.',
      de: 'Enthält Administratoren, die auch selbst E-Mails senden: Anmeldung mit otp, Signieren und Verschlüsseln sowie LFT.',
    },
    groupName: 'seppmail.cloud admin users',
    actions: [...administering, ...encrypting],
  },
  {
    presetId: 'admin-accounts',
    name: { en: 'Admin accounts only', de: 'Reine Administratorkonten' },
    purpose: {
      en: 'Holds accounts used for administration alone: without outgoing email they are not charged.',
      de: 'Enthält Konten, die nur der Verwaltung dienen: Ohne ausgehende E-Mails werden sie nicht verrechnet.',
    },
    groupName: 'seppmail.cloud admin accounts',
    actions: [
      ...administering,
      { action: 'crypto', value: 'None' },
      { action: 'lftAvailable', value: false },
    ],
  },
  {
    presetId: 'sign-and-encrypt',
    name: { en: 'Sign and Encrypt', de: 'Signieren und Verschlüsseln' },
    purpose: {
      en: 'Holds all users who have the "Sign and Encrypt" option, with LFT and quarantine reports.',
      de: 'Enthält alle Benutzer mit der Option "Signieren und Verschlüsseln", mit LFT und Quarantäneberichten.',
    },
    groupName: 'seppmail.cloud Sign and Encrypt users',
    actions: encrypting,
  },
  {
    presetId: 'sign-only',
    name: { en: 'Sign-Only', de: 'Nur Signieren' },
    purpose: {
      en: 'Holds all users who have the "Sign-Only" option, with quarantine reports and without LFT.',
      de: 'Enthält alle Benutzer mit der Option "Nur Signieren", mit Quarantäneberichten und ohne LFT.',
    },
    groupName: 'seppmail.cloud Sign-Only users',
    actions: [
      { action: 'crypto', value: 'SigOnly' },
      { action: 'lftAvailable', value: false },
      ...quarantine,
    ],
  },
  {
    presetId: 'not-synchronised',
    name: { en: 'Not synchronised', de: 'Nicht synchronisiert' },
    purpose: {
      en: 'Holds users who keep the settings given to them by hand under User Management.',
      de: 'Enthält Benutzer, die ihre von Hand vergebenen Einstellungen der Benutzerverwaltung behalten.',
    },
    groupName: 'seppmail.cloud users without synchronisation',
    actions: [{ action: 'noSync', value: true }],
  },
];
