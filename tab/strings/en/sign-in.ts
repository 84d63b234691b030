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
  'signIn.signedInAs': 'Signed in as {name}',
  'signIn.roles': 'Roles: {roles}',
  'signIn.signOut': 'Sign out',
} as const;
