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
  'signIn.signedInAs': 'Angemeldet als {name}',
  'signIn.roles': 'Rollen: {roles}',
  'signIn.signOut': 'Abmelden',
} as const satisfies Record<keyof typeof english, string>;
