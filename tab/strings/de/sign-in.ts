import type { signIn as english } from '../en/sign-in.ts';

/** Wer angemeldet ist, und wie. */
export const signIn = {
  'signIn.title': 'Anmelden',
  'signIn.choose': 'Wählen Sie eine Beispielperson. Es braucht kein Kennwort.',
  'signIn.as': 'Als {name} anmelden',
  'signIn.ended': 'Ihre Sitzung ist beendet. Melden Sie sich erneut an.',
  'signIn.noRole': 'keine Rolle',
  'signIn.outside': 'Öffnen Sie diese App in Microsoft Teams',
  'signIn.outsideText':
    'Die Anmeldung geschieht durch Teams, Outlook oder die Microsoft-365-App. In einem eigenen Browserfenster ist sie noch nicht möglich.',
  'signIn.consentText':
    'Diese App darf Sie noch nicht anmelden. Gewähren Sie ihr den Zugriff: Ein Fenster von Microsoft 365 zeigt, worum sie bittet.',
  'signIn.grant': 'Zugriff gewähren',
  'signIn.reason': 'Microsoft 365 meldet: {reason}',
  'signIn.adminConsent': 'Dürfen Sie den Zugriff nicht selbst gewähren?',
  'signIn.adminConsentText':
    'Senden Sie diesen Link einer Person mit der Rolle Cloudanwendungsadministrator oder Anwendungsadministrator. Damit gewährt sie den Zugriff für alle in Ihrer Organisation.',
  'signIn.adminConsentLink': 'Link für die Administration',
  'signIn.granted': 'Der Zugriff ist gewährt',
  'signIn.notGranted': 'Der Zugriff wurde nicht gewährt',
  'signIn.closeWindow': 'Sie können dieses Fenster schliessen.',
  'signIn.signedInAs': 'Angemeldet als {name}',
  'signIn.roles': 'Rollen: {roles}',
  'signIn.signOut': 'Abmelden',
} as const satisfies Record<keyof typeof english, string>;
