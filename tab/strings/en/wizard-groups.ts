/** The wizard: domains, directory groups, actions. */
export const wizardGroups = {
  'wizard.select.nothingToSave': 'Everything is saved.',

  'wizard.domains.intro':
    'A domain can be selected once Microsoft has validated it and the service manages it. At least one domain has to be selected.',
  'wizard.domains.refresh': 'Refresh Domain List',
  'wizard.domains.lastRead': 'Last read',
  'wizard.domains.refreshed':
    'The list was read again: {count, plural, one {# domain} other {# domains}}.',
  'wizard.domains.selected': '{count, number} of {total, number} selected',
  'wizard.domains.saved': '{count, plural, one {# domain} other {# domains}} saved.',
  'wizard.domains.atLeastOne': 'At least one domain has to be selected.',
  'wizard.domains.conflict':
    'Somebody else changed the selected domains meanwhile; the list shows your selection.',
  'wizard.domains.none': 'No domains yet',
  'wizard.domains.noneText':
    'Use “Refresh Domain List” to read the domains of your Microsoft 365 tenant.',
  'wizard.domains.noneSelectable': 'No domain can be selected yet.',
  'wizard.domains.noneSelectableText':
    'The last column says what each one lacks. The domains the service manages are kept under',
  'wizard.domains.column.domain': 'Domain',
  'wizard.domains.column.listed': 'Known to Microsoft',
  'wizard.domains.column.verified': 'Microsoft validation',
  'wizard.domains.column.managed': 'Managed domain',
  'wizard.domains.column.reason': 'Why it cannot be selected',
  'wizard.domains.validated': 'Validated',
  'wizard.domains.notValidated': 'Not validated',
  'wizard.domains.reason.not-listed':
    'Microsoft does not list it for this tenant. Add it in the Microsoft 365 admin center, then refresh the list.',
  'wizard.domains.reason.not-verified':
    'Microsoft has not validated it. Add the DNS record that the Microsoft 365 admin center shows, then refresh the list.',
  'wizard.domains.reason.not-managed': 'It is not a managed domain of the mail-security service.',
  'wizard.domains.reason.taken': 'It is selected in another task; a domain belongs to one task.',

  'wizard.groups.intro':
    'Select groups and save, then edit the actions of each. Every user should be in only one of these groups.',
  'wizard.groups.search': 'Search groups',
  'wizard.groups.onlySelected': 'Only selected',
  'wizard.groups.shown': '{count, plural, one {# group} other {# groups}}',
  'wizard.groups.firstShown': 'The first {count, number} groups',
  'wizard.groups.more': 'Load more',
  'wizard.groups.moreHint': 'More groups are also loaded as you scroll.',
  'wizard.groups.none': 'No groups in this directory',
  'wizard.groups.noneText':
    'Create a group in Entra ID, for example “seppmail.cloud Sign and Encrypt users”, and come back.',
  'wizard.groups.notListed':
    'Names and descriptions are searched by the beginnings of their words. Dynamic distribution lists are not in Microsoft Graph: use a dynamic security group or a Microsoft 365 group with the same rule.',
  'wizard.groups.selected': '{count, plural, one {# group selected} other {# groups selected}}',
  'wizard.groups.saved': '{count, plural, one {# selected group} other {# selected groups}} saved.',
  'wizard.groups.atLeastOne': 'At least one group has to be selected.',
  'wizard.groups.column.name': 'Name',
  'wizard.groups.column.kind': 'Kind',
  'wizard.groups.column.members': 'Members',
  'wizard.groups.column.precedence': 'Precedence',
  'wizard.groups.column.actions': 'Actions',
  'wizard.groups.kind.security': 'Security',
  'wizard.groups.kind.microsoft365': 'Microsoft 365',
  'wizard.groups.kind.mailEnabledSecurity': 'Mail-enabled security',
  'wizard.groups.kind.distribution': 'Distribution',
  'wizard.groups.dynamic': 'dynamic membership',
  'wizard.groups.hidden': 'hidden membership',
  'wizard.groups.onPremises': 'synchronised from on-premises',
  'wizard.groups.state.empty': 'Empty',
  'wizard.groups.state.missing': 'Missing',
  'wizard.groups.state.unreadable': 'Not readable',
  'wizard.groups.hint.missing':
    'The directory does not have this group any more. Its users stay as they are; deselect it if that is right.',
  'wizard.groups.hint.hidden':
    'Reading a hidden membership needs the permission Member.Read.Hidden.',
  'wizard.groups.hint.unreadable':
    'Grant GroupMember.Read.All with admin consent to read the members.',
  'wizard.groups.actions': '{count, plural, one {# action} other {# actions}}',
  'wizard.groups.keptActions':
    '{count, plural, one {# action} other {# actions}} kept, not selected',
  'wizard.groups.noActions': 'No actions yet',
  'wizard.groups.notSaved': 'Not saved yet',
  'wizard.groups.unsavedActions': 'Unsaved actions',
  'wizard.groups.edit': 'Edit actions',
  'wizard.groups.editFor': 'Edit actions: {group}',
  'wizard.groups.show': 'Show actions',
  'wizard.groups.showFor': 'Show actions: {group}',
  'wizard.groups.conflict': 'Somebody else changed the groups meanwhile.',
  'wizard.groups.conflict.added': 'Added: {groups}.',
  'wizard.groups.conflict.removed':
    '{count, plural, one {# group is} other {# groups are}} no longer selected.',
  'wizard.groups.conflict.order': 'The order of precedence is another one.',
  'wizard.groups.conflict.onTop': 'Save my changes too',
  'wizard.groups.conflict.discard': 'Discard my changes',

  'wizard.precedence.title': 'Order of precedence',
  'wizard.precedence.text':
    'A user who is in several selected groups gets the actions of the group that stands first, and of no other.',
  'wizard.precedence.alphabetical': 'Alphabetical',
  'wizard.precedence.alphabeticalText':
    'By the name of the group. Renaming a group in Entra ID can change the order.',
  'wizard.precedence.explicit': 'Own order',
  'wizard.precedence.explicitText':
    'You decide. Groups that are selected later come last, in alphabetical order.',
  'wizard.precedence.all': 'Show all {count, number} groups',

  'wizard.order.up': 'Move up: {name}',
  'wizard.order.down': 'Move down: {name}',
  'wizard.order.moved': '{name} moved to position {position, number} of {total, number}',
  'wizard.order.hint': 'Drag a row, use its arrow buttons, or press Alt with an arrow key.',

  'wizard.actions.title': 'Actions: {group}',
  'wizard.actions.titleAlone': 'Group actions',
  'wizard.actions.intro':
    'What every member of this group gets. A setting that no action names is left as it is.',
  'wizard.actions.list': 'Actions in the order of processing',
  'wizard.actions.orderHint':
    'Processing starts from the top. Drag an action, use its arrow buttons, or press Alt with an arrow key.',
  'wizard.actions.position': '{name}, {position, number} of {total, number}',
  'wizard.actions.add': 'Add action',
  'wizard.actions.added': '{name} added at position {position, number}',
  'wizard.actions.remove': 'Remove: {name}',
  'wizard.actions.removed': '“{name}” was removed.',
  'wizard.actions.undo': 'Undo',
  'wizard.actions.undone': 'Undone',
  'wizard.actions.saved': 'The actions of {group} were saved.',
  'wizard.actions.unsaved': 'You have unsaved actions',
  'wizard.actions.discard': 'Discard',
  'wizard.actions.correctFirst': 'Correct the marked actions first.',
  'wizard.actions.none': 'No actions yet',
  'wizard.actions.noneText':
    'Without actions the members are created with the defaults of their domain, and nothing else is set. Add actions one by one, or begin with a suggested set-up.',
  'wizard.actions.notSelected': 'This group is not selected',
  'wizard.actions.notSelectedText':
    'Select it among the directory groups and save; then it can be given actions.',
  'wizard.actions.toGroups': 'To the directory groups',
  'wizard.actions.conflict': 'Somebody else changed these actions meanwhile.',
  'wizard.actions.conflictText': 'They are now: {actions}.',
  'wizard.actions.conflict.overwrite': 'Save mine instead',
  'wizard.actions.megabytes': '{quota} MB',
  'wizard.actions.unit': 'MB',
  'wizard.actions.noRoles': 'none (existing roles are removed)',
  'wizard.actions.noTimes': 'never',
  'wizard.actions.warningWord': 'Warning:',

  'wizard.actions.label.assignAdminRoles': 'Assign admin roles',
  'wizard.actions.label.crypto': 'Cryptographic functions',
  'wizard.actions.label.lftAvailable': 'LFT available',
  'wizard.actions.label.lftQuota': 'LFT quota',
  'wizard.actions.label.loginLocked': 'Login locked',
  'wizard.actions.label.loginSecurity': 'Login security',
  'wizard.actions.label.noSync': 'No synchronisation',
  'wizard.actions.label.quarOneClick': 'One-click quarantine release',
  'wizard.actions.label.sendQuar': 'Quarantine report times',
  'wizard.actions.label.sendQuarAdmin': 'Admin quarantine report times',
  'wizard.actions.label.sendQuarEmpty': 'Send empty quarantine reports',
  'wizard.actions.label.usersDisabled': 'Users disabled',

  'wizard.actions.about.assignAdminRoles':
    'The admin roles of each user in the group. Empty: existing admin roles are removed.',
  'wizard.actions.about.crypto':
    'Which cryptographic functions each user in the group has: SigEnc, SigOnly or None.',
  'wizard.actions.about.lftAvailable':
    'Whether Large File Transfer is available to each user in the group.',
  'wizard.actions.about.lftQuota':
    'The LFT quota of each user in the group, in Mbyte. Not used if lftAvailable is False.',
  'wizard.actions.about.loginLocked': 'True: no login to the portal for each user in the group.',
  'wizard.actions.about.loginSecurity':
    'What a login needs besides the password: none, sms or otp. otp is strongly suggested, especially for admins.',
  'wizard.actions.about.noSync':
    'True: the members of the group are explicitly not synchronised; its other actions are ignored.',
  'wizard.actions.about.quarOneClick':
    'Use the one-click feature to release messages from the user quarantine. Ignored if no quarantine reports are sent.',
  'wizard.actions.about.sendQuar':
    'When a quarantine report is sent (HH:MM, in the time zone of the task). Empty: none is sent.',
  'wizard.actions.about.sendQuarAdmin':
    'When an admin quarantine report is sent; evaluated only for users with an admin role. Empty: none is sent.',
  'wizard.actions.about.sendQuarEmpty':
    'True: a quarantine report is sent even if it is empty. Usually off.',
  'wizard.actions.about.usersDisabled':
    'True: all users in the group are disabled; this overrides all other actions of the group.',

  'wizard.actions.on.lftAvailable': 'True: LFT is available',
  'wizard.actions.off.lftAvailable': 'False: LFT is not available',
  'wizard.actions.on.loginLocked': 'True: the login is locked',
  'wizard.actions.off.loginLocked': 'False: the login is open',
  'wizard.actions.on.noSync': 'True: the members are not synchronised',
  'wizard.actions.off.noSync': 'False: the members are synchronised',
  'wizard.actions.on.quarOneClick': 'True: released with one click',
  'wizard.actions.off.quarOneClick': 'False: released after signing in',
  'wizard.actions.on.sendQuarEmpty': 'True: empty reports are sent too',
  'wizard.actions.off.sendQuarEmpty': 'False: empty reports are not sent',
  'wizard.actions.on.usersDisabled': 'True: the members are disabled',
  'wizard.actions.off.usersDisabled': 'False: the members are enabled',

  'wizard.actions.choice.crypto.SigEnc': 'Sign and Encrypt (SigEnc)',
  'wizard.actions.choice.crypto.SigOnly': 'Sign-Only (SigOnly)',
  'wizard.actions.choice.crypto.None': 'None',
  'wizard.actions.choice.loginSecurity.none': 'Password only (none)',
  'wizard.actions.choice.loginSecurity.sms': 'Code by text message (sms)',
  'wizard.actions.choice.loginSecurity.otp': 'One-time password (otp), recommended',

  'wizard.actions.rolesHeld':
    'You can assign only roles that you hold yourself. Ask somebody with the role ALL for the others.',
  'wizard.actions.rolesEmpty': 'No role: existing admin roles of the members are removed.',
  'wizard.actions.quotaLabel': '{name} per user',
  'wizard.actions.quotaRange': 'A whole number from 0 to {max}.',
  'wizard.actions.quotaLimit': '{domain} allows at most {limit} MB.',
  'wizard.actions.timesZone':
    'As HH:MM (24 h) in the time zone {zone}. Each time once, at most 24.',
  'wizard.actions.timesEmpty': 'No time: no report is sent.',
  'wizard.actions.time': '{name}, time {number, number}',
  'wizard.actions.addTime': 'Add time',
  'wizard.actions.removeTime': 'Remove {time}',

  'wizard.actions.error.exclusive':
    'noSync and usersDisabled exclude each other: one leaves the users alone, the other disables them. Keep one of them.',
  'wizard.actions.error.quota': 'Enter a whole number of megabytes from 0 to {max}.',
  'wizard.actions.error.overLimit': 'That is above the limit of {domain}: at most {limit} MB.',
  'wizard.actions.error.time': 'Enter each time as HH:MM, or remove it.',
  'wizard.actions.error.sameTime': 'The same time is there twice; remove one of them.',

  'wizard.actions.warning.group-without-actions':
    'The group has no actions: its members are created with the defaults of their domain, nothing else.',
  'wizard.actions.warning.admin-without-otp':
    'The group assigns admin roles without loginSecurity otp, which is strongly suggested for admin users.',
  'wizard.actions.warning.security-downgrade':
    'Admins would sign in with a password alone. Use otp for admin users.',
  'wizard.actions.warning.no-effect.usersDisabled':
    'The other actions of this group have no effect: this one overrides them.',
  'wizard.actions.warning.no-effect.noSync':
    'The other actions of this group have no effect: its members are left alone.',
  'wizard.actions.warning.no-effect.lftQuota': 'Not used, because lftAvailable is False.',
  'wizard.actions.warning.no-effect.quarOneClick':
    'quarOneClick and sendQuarEmpty have no effect because sendQuar is empty: no quarantine report is sent.',

  'wizard.presets.open': 'Use a suggested set-up',
  'wizard.presets.title': 'Suggested set-ups',
  'wizard.presets.text':
    'The groups the manual suggests, with actions to begin with. Nothing is saved before you do it.',
  'wizard.presets.replaces':
    'One of these takes the place of the {count, plural, one {# action} other {# actions}} of this group. It can be undone until you save.',
  'wizard.presets.use': 'Use these actions',
  'wizard.presets.useFor': 'Use these actions: {preset}',
  'wizard.presets.used': 'The actions of “{preset}” were put in.',
  'wizard.presets.groupName': 'Recommended name of the group: {name}',
} as const;
