import type { GroupRecord, UserRecord } from './records.ts';

function addressPart(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '.')
    .replaceAll(/^\.+|\.+$/g, '')
    .toLowerCase();
}

/** A user with everything that was not given filled in; mail and proxyAddresses follow the user principal name. */
export function newUser(id: string, fields: Partial<UserRecord>, created: string): UserRecord {
  const name = addressPart(fields.displayName ?? '') || id.slice(0, 8);
  const userPrincipalName = fields.userPrincipalName ?? fields.mail ?? `${name}@contoso.ch`;
  const mail = fields.mail === undefined ? userPrincipalName : fields.mail;
  return {
    givenName: null,
    surname: null,
    proxyAddresses: mail === null ? [] : [`SMTP:${mail}`],
    otherMails: [],
    accountEnabled: true,
    userType: 'Member',
    preferredLanguage: null,
    mobilePhone: null,
    businessPhones: [],
    jobTitle: null,
    department: null,
    officeLocation: null,
    onPremisesSyncEnabled: null,
    createdDateTime: created,
    deletedDateTime: null,
    displayName: null,
    ...fields,
    userPrincipalName,
    mail,
    id: id.toLowerCase(),
  };
}

/** A group with everything that was not given filled in: a security group without mail. */
export function newGroup(
  id: string,
  fields: Partial<GroupRecord> & { readonly displayName?: string },
  created: string,
): GroupRecord {
  return {
    description: null,
    mail: null,
    mailEnabled: false,
    mailNickname: addressPart(fields.displayName ?? '') || id.slice(0, 8),
    securityEnabled: true,
    groupTypes: [],
    visibility: null,
    membershipRule: null,
    membershipRuleProcessingState: null,
    onPremisesSyncEnabled: null,
    proxyAddresses: fields.mail ? [`SMTP:${fields.mail}`] : [],
    createdDateTime: created,
    renewedDateTime: created,
    deletedDateTime: null,
    displayName: '',
    ...fields,
    id: id.toLowerCase(),
  };
}
