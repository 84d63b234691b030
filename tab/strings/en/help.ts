/** Help and the recommended set-up. */
export const help = {
  'help.title': 'Help',
  'help.intro':
    'How to set a synchronisation up, what the group actions do, and what you can rely on.',
  'help.contents': 'On this page',
  'help.link.newWindow': '(opens in a new window)',
  'help.megabytes': '{mb} MB',

  'help.start': 'First steps',
  'help.start.app':
    '<b>Prepare the access.</b> Register an app in your Entra tenant, with <permissions>four read permissions</permissions> and admin consent. This needs an administrator who may grant consent, once. The wizard has a script for it.',
  'help.start.domains':
    '<b>Check the domains.</b> The domains of your users must be <domains>managed domains</domains> of the service, and verified in Microsoft 365.',
  'help.start.task':
    '<b>Add a task</b> under <tasks>Tasks</tasks>: tenant ID, client ID and client secret. Test Access says what is missing. Usually one task per tenant is enough.',
  'help.start.groups':
    '<b>Select groups and give them actions.</b> The <groups>recommended set-up</groups> is a good beginning.',
  'help.start.test':
    '<b>Test.</b> You see every change before it happens. Nothing is written by a test.',
  'help.start.enable':
    '<b>Enable the periodic and the live synchronisation.</b> From then on, changes in the directory arrive by themselves.',

  'help.groups': 'Recommended groups',
  'help.groups.1':
    'Give all groups descriptive names. Unless you have naming conventions of your own, use a prefix and a name that says what the group is for. Existing and built-in groups do as well.',
  'help.groups.2':
    'Every user should be in <b>only one</b> synchronised group. These are the groups to begin with; the values are starting points.',
  'help.groups.name': 'Suggested name',
  'help.groups.copy': 'Copy the name "{name}"',
  'help.groups.actions': 'Actions, from the top',

  'help.precedence': 'Users in several groups',
  'help.precedence.1':
    'The settings of <b>one</b> group count for a user who is in several: those of the first group by name, A to Z. Actions of different groups are never mixed.',
  'help.precedence.2':
    'If the names do not give the order you need, a task can use an order of its own: move the groups in the step "Directory Groups".',
  'help.precedence.3':
    'Every test and every log lists the users in several groups, which group counts for them, and which are passed over. A group that disables or excludes its users has no effect on a user for whom another group counts; a warning says so.',

  'help.actions': 'Group actions',
  'help.actions.1':
    'Each action is at most once in a group; they are processed from the top. What no action of the group names stays as it is. An empty list is not the same: it clears.',
  'help.actions.search': 'Search the actions',
  'help.actions.count': '{count, plural, one {# action} other {# actions}}',
  'help.actions.values': 'Value: {values}',
  'help.value.roles': 'a list of admin roles, or an empty list',
  'help.value.crypto': 'SigEnc, SigOnly or None',
  'help.value.boolean': 'True or False',
  'help.value.megabytes': 'whole megabytes, at most the LFT quota of the domain',
  'help.value.loginSecurity': 'none, sms or otp',
  'help.value.times': 'a list of times as HH:MM in the time zone of the task, or an empty list',
  'help.action.assignAdminRoles':
    'Gives each user in the group these admin roles, the same as can be set by hand. An empty list takes existing admin roles away.',
  'help.action.crypto':
    'Which cryptographic functions each user in the group has: Sign and Encrypt, Sign-Only, or none.',
  'help.action.lftAvailable': 'Whether Large File Transfer is available to each user in the group.',
  'help.action.lftQuota':
    'The LFT quota of each user in the group. It is enforced per user, and not used if lftAvailable is False.',
  'help.action.loginLocked':
    'True: the users in the group cannot sign in to the portal of the service.',
  'help.action.loginSecurity':
    'What a login needs besides the password. We strongly suggest otp in most cases, especially for admins.',
  'help.action.noSync':
    'True: the members of the group are not synchronised; the other actions of the group are ignored. They keep what was set by hand.',
  'help.action.quarOneClick':
    'Messages can be released from the quarantine with one click in the report. Ignored where no quarantine reports are sent.',
  'help.action.sendQuar': 'When a quarantine report is sent. An empty list: none is sent.',
  'help.action.sendQuarAdmin':
    'When an admin quarantine report is sent, to users with an admin role only. An empty list: none is sent.',
  'help.action.sendQuarEmpty':
    'True: a report is sent also if the quarantine is empty. Usually off, as it may annoy; for users who are particularly sensitive to mails lost in a quarantine.',
  'help.action.usersDisabled':
    'True: all users in the group are disabled. This overrides all other actions of the group.',

  'help.changes': 'How changes arrive',
  'help.changes.live':
    '<b>Live:</b> Microsoft notifies the service of a change in a group or of a user, the service looks again, and the setting is changed within seconds. Where Microsoft cannot reach the service, it asks for changes every few minutes.',
  'help.changes.periodic':
    '<b>Periodic:</b> at an interval you choose, everything is read and compared. That proves that no live change was missed; what was missed is applied and counted in the log.',
  'help.changes.test': '<b>Test:</b> reads and plans in the same way, but writes nothing.',
  'help.changes.held':
    '<b>Safeguards</b> hold a run that would disable or change unusually many users. The log shows the numbers, and an administrator lets it pass once or corrects the groups.',

  'help.never': 'What is never done',
  'help.never.delete':
    '<b>Nobody is deleted.</b> A user is disabled at most, and keeps all settings.',
  'help.never.unnamed':
    '<b>What no action names is left alone.</b> Settings by hand stay, as long as no action of the group names them.',
  'help.never.enable':
    '<b>Who was disabled by hand stays disabled.</b> Only those whom the synchronisation disabled are enabled by it again.',
  'help.never.partial':
    '<b>A group that cannot be read changes nobody.</b> Missing or unreadable groups are shown as that, never taken for empty.',
  'help.never.write':
    '<b>Nothing is written to Microsoft 365.</b> The permissions only allow reading.',
  'help.never.secret':
    '<b>The client secret is never shown again.</b> It is kept encrypted. Nobody is disabled because it has expired.',

  'help.permissions': 'Permissions of the app registration',
  'help.permissions.1':
    'In Entra ID, under App registrations, the app needs these four <b>application</b> permissions for Microsoft Graph, with admin consent. All of them only read.',
  'help.permissions.2':
    'At least one group with at least one member must exist. A client secret is valid for at most 24 months; you are reminded before it ends.',
  'help.permission.users': 'Names and addresses of the users, and the name of the tenant',
  'help.permission.members': 'Groups and their members, also of nested groups',
  'help.permission.groups': 'Notifications of changes in groups (live synchronisation)',
  'help.permission.domains': 'The domains of the tenant, and whether they are verified',

  'help.links': 'Read on',
  'help.link.manual': 'Manual of seppmail.cloud',
  'help.link.register': 'Microsoft: register an app',
  'help.link.consent': 'Microsoft: grant admin consent',
  'help.link.api': 'Description of the API (OpenAPI)',
} as const;
