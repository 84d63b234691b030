import type { DirectoryObject, ObjectType } from './records.ts';

/** What Graph answers for a property that is not set. */
type Unset = null | readonly never[];

const list: readonly never[] = [];

function unset(names: string, value: Unset): Record<string, Unset> {
  return Object.fromEntries(names.split(' ').map((name) => [name, value]));
}

/** Every selectable property of a type with its unset value (CSDL of microsoftgraph/msgraph-metadata). */
const known: Record<ObjectType, Readonly<Record<string, Unset>>> = {
  user: {
    ...unset(
      'id deletedDateTime aboutMe accountEnabled ageGroup city companyName consentProvidedForMinor country createdDateTime creationType department displayName employeeHireDate employeeId employeeLeaveDateTime employeeOrgData employeeType externalUserState externalUserStateChangeDateTime faxNumber givenName isManagementRestricted isResourceAccount jobTitle lastPasswordChangeDateTime legalAgeGroupClassification mail mailNickname mobilePhone mySite officeLocation onPremisesDistinguishedName onPremisesDomainName onPremisesExtensionAttributes onPremisesImmutableId onPremisesLastSyncDateTime onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesSyncEnabled onPremisesUserPrincipalName passwordPolicies passwordProfile postalCode preferredDataLocation preferredLanguage preferredName securityIdentifier showInAddressList signInSessionsValidFromDateTime state streetAddress surname usageLocation userPrincipalName userType',
      null,
    ),
    ...unset(
      'assignedLicenses assignedPlans businessPhones identities imAddresses interests licenseAssignmentStates onPremisesProvisioningErrors otherMails pastProjects provisionedPlans proxyAddresses responsibilities schools serviceProvisioningErrors skills',
      list,
    ),
  },
  group: {
    ...unset(
      'id deletedDateTime classification createdDateTime description displayName expirationDateTime hasMembersWithLicenseErrors hideFromAddressLists hideFromOutlookClients isArchived isAssignableToRole isManagementRestricted licenseProcessingState mail mailEnabled mailNickname membershipRule membershipRuleProcessingState onPremisesDomainName onPremisesLastSyncDateTime onPremisesNetBiosName onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesSyncEnabled preferredDataLocation preferredLanguage renewedDateTime securityEnabled securityIdentifier theme uniqueName visibility',
      null,
    ),
    ...unset(
      'assignedLabels assignedLicenses creationOptions groupTypes infoCatalogs onPremisesProvisioningErrors proxyAddresses resourceBehaviorOptions resourceProvisioningOptions serviceProvisioningErrors',
      list,
    ),
  },
  device: {
    ...unset(
      'id deletedDateTime accountEnabled approximateLastSignInDateTime complianceExpirationDateTime deviceCategory deviceId deviceMetadata deviceOwnership displayName enrollmentProfileName enrollmentType isCompliant isManaged isRooted managementType manufacturer mdmAppId model onPremisesLastSyncDateTime onPremisesSyncEnabled operatingSystem operatingSystemVersion profileType registrationDateTime trustType',
      null,
    ),
    ...unset('physicalIds systemLabels', list),
  },
  orgContact: {
    ...unset(
      'id deletedDateTime companyName department displayName givenName jobTitle mail mailNickname onPremisesLastSyncDateTime onPremisesSyncEnabled surname',
      null,
    ),
    ...unset('proxyAddresses', list),
  },
};

/** What comes without $select: https://learn.microsoft.com/graph/api/user-list and group-list. */
const defaults: Record<ObjectType, readonly string[]> = {
  user: 'businessPhones displayName givenName jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName id'.split(
    ' ',
  ),
  group:
    'id deletedDateTime classification createdDateTime creationOptions description displayName expirationDateTime groupTypes isAssignableToRole mail mailEnabled mailNickname membershipRule membershipRuleProcessingState onPremisesDomainName onPremisesLastSyncDateTime onPremisesNetBiosName onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesSyncEnabled preferredDataLocation preferredLanguage proxyAddresses renewedDateTime resourceBehaviorOptions resourceProvisioningOptions securityEnabled securityIdentifier theme uniqueName visibility onPremisesProvisioningErrors serviceProvisioningErrors'.split(
      ' ',
    ),
  device: Object.keys(known.device),
  orgContact: Object.keys(known.orgContact),
};

/** A view of one object: what of it is told, and how. */
export interface View {
  /** Property names asked for; null for the default set. */
  readonly select: readonly string[] | null;
  /** Puts `@odata.type` first, as in lists of mixed types. */
  readonly typed: boolean;
  /** False leaves type and id alone: the app may not read such objects. */
  readonly readable: boolean;
}

/** Whether the type has the property. */
export function isKnownProperty(type: ObjectType, name: string): boolean {
  return Object.hasOwn(known[type], name);
}

/** The object as Graph tells it. Properties a type does not have are left out. */
export function viewObject(object: DirectoryObject, view: View): Record<string, unknown> {
  const unsetValues = known[object.type];
  const stored: Readonly<Record<string, unknown>> = object.record;
  const told: Record<string, unknown> = {};
  if (view.typed) told['@odata.type'] = `#microsoft.graph.${object.type}`;
  if (!view.readable) told.id = object.record.id;
  for (const name of view.select ?? defaults[object.type]) {
    const value = unsetValues[name];
    if (value === undefined) continue;
    if (view.readable) told[name] = stored[name] ?? value;
    else if (name !== 'id') told[name] = value;
  }
  return told;
}
