/** The managed domains of the service. */
export const domains = {
  'domains.title': 'Managed domains',
  'domains.intro':
    'The domains whose mail the service protects for your tenant. Only these can be selected for synchronisation.',
  'domains.readOnly': 'You may look, but not change anything: that needs the role ALL.',
  'domains.none': 'No managed domains yet',
  'domains.noneText':
    'Without a managed domain nobody can be synchronised. Add the domains of your mail addresses.',
  'domains.count': '{count, plural, one {# domain} other {# domains}}',
  'domains.add': 'Add domain',
  'domains.addSubmit': 'Add',
  'domains.edit': 'Edit',
  'domains.editOf': 'Edit {domain}',
  'domains.remove': 'Remove',
  'domains.removeOf': 'Remove {domain}',
  'domains.noQuota': 'No LFT quota for the domain',
  'domains.quotaOf': 'LFT quota: {quota}',
  'domains.quotaMB': '{mb} MB',
  'domains.quotaGB': '{gb} GB ({mb} MB)',
  'domains.name': 'Domain',
  'domains.nameHint': 'Such as contoso.com',
  'domains.quota': 'LFT quota of the domain',
  'domains.quotaHint':
    'The largest quota a single user of the domain can have. Left empty, there is no limit.',
  'domains.quotaWrong': 'Enter a whole number from 0 to {most}.',
  'domains.unit': 'Unit',
  'domains.fault.missing': 'Enter the domain.',
  'domains.fault.notDomain': 'This is not a domain such as contoso.com.',
  'domains.fault.listed': 'This domain is managed already.',
  'domains.saved': '{domain} was saved.',
  'domains.removeTitle': 'Remove {domain}?',
  'domains.removeConfirm': 'Remove domain',
  'domains.removeText':
    'No user is changed or deleted, and tasks that have selected the domain go on. Until you add it again it cannot be selected anew, no users can be added to it by hand, and its LFT quota limits nobody.',
  'domains.usersOf': 'Users of {domain}',
  'domains.removed': '{domain} was removed.',
  'domains.problem.domain-taken': 'This domain belongs to another tenant',
  'domains.problem.domain-taken.text':
    'A domain is managed for one tenant only. Nothing was changed. If the domain is yours, have it released there, or ask the support of the service.',
} as const;
