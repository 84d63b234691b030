/** Who is signed in, and how. */
export const signIn = {
  'signIn.title': 'Sign in',
  'signIn.choose': 'Choose a sample administrator. No password is needed.',
  'signIn.as': 'Sign in as {name}',
  'signIn.ended': 'Your session has ended. Sign in again.',
  'signIn.noRole': 'no role',
  'signIn.outside': 'Open this app in Microsoft Teams',
  'signIn.outsideText':
    'You are signed in through Teams, Outlook or the Microsoft 365 app. Signing in from a browser of its own is not possible yet.',
  'signIn.consentText':
    'This app may not sign you in yet. Grant it access: you see in a window of Microsoft 365 what it asks for.',
  'signIn.grant': 'Grant access',
  'signIn.reason': 'Microsoft 365 says: {reason}',
  'signIn.adminConsent': 'May you not grant access yourself?',
  'signIn.adminConsentText':
    'Send this link to an administrator who holds the role Cloud Application Administrator or Application Administrator. It grants access for everybody in your organisation.',
  'signIn.adminConsentLink': 'Link for the administrator',
  'signIn.granted': 'Access is granted',
  'signIn.notGranted': 'Access was not granted',
  'signIn.closeWindow': 'You can close this window.',
  'signIn.signedInAs': 'Signed in as {name}',
  'signIn.roles': 'Roles: {roles}',
  'signIn.signOut': 'Sign out',
} as const;
