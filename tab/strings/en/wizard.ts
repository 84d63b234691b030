/** The wizard that sets a task up: its frame, and its first step. */
export const wizard = {
  'wizard.title': 'Add a task',
  'wizard.editTitle': 'Set up: {task}',
  'wizard.edit': 'Set up',
  'wizard.steps': 'Steps',
  'wizard.place': 'Step {number} of {total}',
  'wizard.step.access': 'Edit Task',
  'wizard.step.domains': 'Domains',
  'wizard.step.groups': 'Directory Groups',
  'wizard.step.test': 'Test',
  'wizard.step.enable': 'Enable',
  'wizard.intro.access':
    'Name the task and give it access to your Microsoft 365 tenant. The directory is only read, never changed.',
  'wizard.intro.domains': 'Choose the domains whose users may be synchronised.',
  'wizard.intro.groups':
    'Choose the directory groups, and what their members receive. The actions of a group are processed from the top.',
  'wizard.intro.test': 'See what the synchronisation would do. Nothing is changed by a test.',
  'wizard.intro.enable': 'Decide when the task synchronises by itself.',
  'wizard.state.not-started': 'Not started',
  'wizard.state.in-progress': 'In progress',
  'wizard.state.done': 'Done',
  'wizard.state.attention': 'Needs attention',
  'wizard.closed': 'This step is available when Test Access in step Edit Task has succeeded.',
  'wizard.toAccess': 'Go to Edit Task',
  'wizard.locked': 'Next is available when Test Access has succeeded for exactly this access.',

  'wizard.access.task': 'Task',
  'wizard.access.title': 'Access to Microsoft 365',
  'wizard.access.name': 'Name',
  'wizard.access.description': 'Description',
  'wizard.access.timeZone': 'Time zone',
  'wizard.access.tenantId': 'M365 tenant ID',
  'wizard.access.clientId': 'Application (client) ID',
  'wizard.access.clientSecret': 'Client Secret Value',
  'wizard.access.clientSecretValidUntil': 'Client Secret Valid Until',
  'wizard.access.secretKept': 'Kept on the server',
  'wizard.access.replaceSecret': 'Replace secret',
  'wizard.access.keepSecret': 'Keep the present secret',
  'wizard.access.hint.name': 'Up to 100 characters. Shown in the list of tasks.',
  'wizard.access.hint.description': 'Up to 1,000 characters. Shown in the list of tasks.',
  'wizard.access.hint.timeZone': 'For times of day, such as those of quarantine reports.',
  'wizard.access.hint.tenantId':
    'Directory (tenant) ID in the overview of the app registration, or a domain of the tenant.',
  'wizard.access.hint.clientId': 'Application (client) ID in the same overview.',
  'wizard.access.hint.clientSecret':
    'The value of the secret, not its secret ID. It is stored encrypted and never shown again.',
  'wizard.access.hint.kept.task': 'The secret is encrypted and cannot be shown, only replaced.',
  'wizard.access.hint.kept.draft':
    'The secret you entered is kept, encrypted, until you save it. It cannot be shown, only replaced.',
  'wizard.access.hint.clientSecretValidUntil':
    'Microsoft allows up to 24 months and suggests 180 days. You are reminded 30, 14, 7, 3 and 1 days before.',
  'wizard.access.bad.name': 'Enter a name: one line of 1 to 100 characters.',
  'wizard.access.bad.description': 'Enter at most 1,000 characters.',
  'wizard.access.bad.timeZone': 'Choose a time zone.',
  'wizard.access.bad.tenantId':
    'Enter the tenant ID, such as 3f8e1c52-7a4b-4d19-9e60-5b2c8d7f1a34, or a domain of the tenant, such as contoso.com.',
  'wizard.access.bad.clientId':
    'Enter the Application (client) ID, such as c0a1e2d3-4b5c-4d6e-8f70-112233445566.',
  'wizard.access.bad.clientSecret': 'Enter the value of the client secret.',
  'wizard.access.bad.clientSecretValidUntil': 'Enter a date that exists.',
  'wizard.access.bad.past':
    'This day is over. Create a new client secret in Entra and enter its date.',
  'wizard.access.bad.tooFar': 'Microsoft allows at most 24 months from today.',
  'wizard.access.bad.intervalMinutes': 'Enter a whole number from 5 (minutes) to 10080 (7 days).',
  'wizard.access.bad.percent': 'Enter a whole number from 0 to 100.',
  'wizard.access.bad.count': 'Enter a whole number from 0 to 1000000.',
  'wizard.access.bad.hours': 'Enter a whole number from 1 to 168.',
  'wizard.access.bad.other': 'Choose one of the values.',
  'wizard.access.note.soon':
    '{days, plural, =0 {The secret ends today.} one {The secret ends tomorrow.} other {The secret ends in # days.}} Plan to replace it.',
  'wizard.access.note.long':
    'That is in {days, number} days. A secret of at most 180 days is safer.',

  'wizard.test.button': 'Test Access',
  'wizard.test.running': 'Testing the access',
  'wizard.test.ok': 'The access works: {tenant}',
  'wizard.test.excess': 'The access works, but may do more than is needed: {tenant}',
  'wizard.test.noLive': 'The access works, but not for live synchronisation: {tenant}',
  'wizard.test.missing': 'Signed in to {tenant}, but something is missing',
  'wizard.test.okText': 'Check that this is the tenant you mean.',
  'wizard.test.missingText':
    'Mend what is marked as missing below, then test again. A consent just given needs a few minutes to count.',
  'wizard.test.permissions': 'Permissions',
  'wizard.test.aadsts': 'Entra’s error number: AADSTS{number}',
  'wizard.test.failed': 'The access could not be tested',
  'wizard.test.failed.wrong-secret': 'The client secret is wrong',
  'wizard.test.failed.expired-secret': 'The client secret has expired',
  'wizard.test.failed.unknown-app': 'The tenant does not know this app',
  'wizard.test.failed.unknown-tenant': 'There is no tenant with this ID',
  'wizard.test.failed.access-refused': 'Entra refused the sign-in',
  'wizard.test.failed.directory-unreachable': 'Microsoft 365 cannot be reached',
  'wizard.test.failed.directory-throttled': 'Microsoft 365 is busy',
  'wizard.test.failed.directory-failed': 'Microsoft 365 reported an error',
  'wizard.test.fix.wrong-secret':
    'Enter the value of the secret, not its secret ID. If the value is lost, create a new secret under Certificates & secrets of the app registration. A secret created a moment ago needs a few minutes.',
  'wizard.test.fix.expired-secret':
    'Create a new client secret under Certificates & secrets of the app registration, and enter its value and its new date.',
  'wizard.test.fix.unknown-app':
    'Check the Application (client) ID and the tenant ID, and that admin consent was granted in this tenant. An app registered a moment ago needs a few minutes.',
  'wizard.test.fix.unknown-tenant':
    'Copy the Directory (tenant) ID from the overview of the app registration.',
  'wizard.test.fix.directory-unreachable':
    'Check that the server may reach login.microsoftonline.com and graph.microsoft.com, then test again.',
  'wizard.test.fix.directory-throttled': 'Wait a minute, then test again.',

  'wizard.check.ok': 'OK',
  'wizard.check.missing': 'Missing',
  'wizard.check.excess': 'More than needed',
  'wizard.check.unknown': 'Not checked',
  'wizard.check.copy': 'Copy the command for {permission}',
  'wizard.check.fix.ok': 'At least one group with at least one member must exist.',
  'wizard.check.fix.missing':
    'Add {permission} under API permissions > Microsoft Graph > Application permissions of the app registration, then press “Grant admin consent”.',
  'wizard.check.fix.missing.Group.Read.All':
    'Only live synchronisation needs it; you can go on without. Add it under API permissions > Microsoft Graph > Application permissions, then press “Grant admin consent”.',
  'wizard.check.fix.excess':
    'This product does not need {permission}. Remove it under API permissions of the app registration, and revoke it under Enterprise applications > Permissions.',
  'wizard.check.fix.unknown': 'Microsoft Graph gave no usable answer to this check. Test again.',
  'wizard.check.fix.unknown.Group.Read.All':
    'Whether it is granted cannot be seen from outside. Only live synchronisation needs it; check it in the app registration.',
  'wizard.check.fix.unknown.GroupMember.Read.All':
    'No group could be read. Create at least one group with at least one member, then test again.',
  'wizard.check.fix.unknown.User.Read.All':
    'No user could be read. Create one in the tenant, then test again.',
  'wizard.permission.Domain.Read.All': 'which domains Microsoft lists and has validated',
  'wizard.permission.Group.Read.All': 'live changes of groups',
  'wizard.permission.GroupMember.Read.All': 'groups and their members',
  'wizard.permission.User.Read.All': 'address, name and state of the members',

  'wizard.guide.title': 'How to register the app in Microsoft Entra',
  'wizard.guide.byHand': 'In the Entra admin center',
  'wizard.guide.register':
    'Sign in as Application Administrator. Choose App registrations > New registration, enter a name, leave “Accounts in this organizational directory only”, and press Register.',
  'wizard.guide.ids':
    'From its overview copy the Directory (tenant) ID and the Application (client) ID into the fields below.',
  'wizard.guide.permissions':
    'Choose API permissions > Add a permission > Microsoft Graph > Application permissions, and add exactly these:',
  'wizard.guide.consent':
    'Press “Grant admin consent”. This needs the role Privileged Role Administrator or Global Administrator.',
  'wizard.guide.secret':
    'Choose Certificates & secrets > New client secret. Copy its value at once, it is shown only then, and enter the day it expires.',
  'wizard.guide.portal': 'Open in the Entra admin center',
  'wizard.guide.byScript': 'Or by script',
  'wizard.guide.scriptText':
    'It registers the app, grants exactly these permissions, and prints what to enter below. The Azure CLI one runs in bash, such as in Cloud Shell.',
  'wizard.guide.script': '{name} script',
  'wizard.guide.copyScript': 'Copy the script',
  'wizard.guide.consentLink': 'Somebody else may consent',
  'wizard.guide.consentText':
    'Send this link to an administrator who may grant admin consent. If Microsoft says that no reply address is registered, the consent is given in the Entra admin center instead.',
  'wizard.guide.consentNotYet':
    'Once tenant ID and client ID are entered, the link for admin consent is here.',
  'wizard.guide.consentOpen': 'Open the consent page of Microsoft',
  'wizard.guide.consentCopy': 'Copy the consent link',

  'wizard.sample.text': 'The simulated tenant has an app registration that is ready to use.',
  'wizard.sample.fill': 'Fill in the sample access',
  'wizard.sample.name': 'Contoso AG',

  'wizard.draft.saving': 'Saving the draft …',
  'wizard.draft.saved': 'Saved as draft',
  'wizard.draft.failed': 'The draft could not be saved. What you typed is still here. {why}',
  'wizard.draft.discard': 'Discard changes',
  'wizard.draft.startOver': 'Start over',
  'wizard.conflict.title': 'The task was changed by somebody else meanwhile.',
  'wizard.conflict.text':
    'Nothing was saved. Load the newest version: what you changed stays, everything else is shown as it is now. Then press Next again.',
  'wizard.conflict.reload': 'Load the newest version',

  'wizard.more.title': 'More settings',
  'wizard.more.disableMissingUsers': 'Disable missing users',
  'wizard.more.hint.disableMissingUsers':
    'Users of the selected domains who are in no selected group are disabled. Nobody is ever deleted.',
  'wizard.more.disableBlockedAccounts': 'Disable blocked accounts',
  'wizard.more.hint.disableBlockedAccounts':
    'Users whose sign-in is blocked in Entra are disabled, too.',
  'wizard.more.precedence': 'Order of the groups',
  'wizard.more.hint.precedence':
    'The settings of the first group count for somebody who is in several.',
  'wizard.more.alphabetical': 'Alphabetical',
  'wizard.more.explicit': 'An order of its own, set in step Directory Groups',
  'wizard.more.intervalMinutes': 'Interval of the periodic sync',
  'wizard.more.hint.intervalMinutes':
    '5 minutes to 7 days (10080). Periodic sync is switched on in step Enable.',
  'wizard.more.minutes': 'minutes',
  'wizard.more.hours': 'hours',
  'wizard.more.users': 'users',
  'wizard.more.safeguards': 'Safeguards',
  'wizard.more.safeguardsIntro':
    'A run that would do more than this is held, and waits until somebody has looked at it.',
  'wizard.more.safeguardsEnabled': 'Hold unusual runs',
  'wizard.more.hint.safeguardsEnabled': 'Off: every run is applied, whatever it does.',
  'wizard.more.approveFirstDisables': 'Approve the first disabling',
  'wizard.more.hint.approveFirstDisables':
    'Users whom the very first run would disable wait for an approval.',
  'wizard.more.holdEmptiedGroups': 'Hold emptied groups',
  'wizard.more.hint.holdEmptiedGroups':
    'A group that had members and has none now changes nobody until that is approved.',
  'wizard.more.rollingHours': 'Period the limits count for',
  'wizard.more.hint.rollingHours':
    '1 to 168 hours. The limits also hold for all runs of that time.',
  'wizard.more.maxDisablePercent': 'Disabled at most, share of users',
  'wizard.more.maxDisableCount': 'Disabled at most, number of users',
  'wizard.more.hint.maxDisable': 'A run is held when it exceeds both the share and the number.',
  'wizard.more.maxChangePercent': 'Changed at most, share of users',
  'wizard.more.hint.maxChangePercent': 'A run is held when it changes a larger share of the users.',
} as const;
