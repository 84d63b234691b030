import { type Answer, jsonAnswer, refuseMissing } from './answer.ts';
import { answerPage, arraySource } from './odata.ts';
import { requireGranted } from './permissions.ts';
import type { DomainRecord } from './records.ts';
import { type GraphContext, type GraphRequest, param } from './request.ts';

function viewDomain(domain: DomainRecord): Record<string, unknown> {
  return {
    authenticationType: 'Managed',
    availabilityStatus: null,
    id: domain.id,
    isAdminManaged: true,
    isDefault: domain.isDefault,
    isInitial: domain.isInitial,
    isRoot: domain.isRoot,
    isVerified: domain.isVerified,
    manufacturer: null,
    model: null,
    passwordNotificationWindowInDays: 14,
    passwordValidityPeriodInDays: 2_147_483_647,
    state: null,
    supportedServices: domain.supportedServices,
  };
}

/** Keeps the selected properties of an object; everything without $select. */
function selected(
  request: GraphRequest,
  whole: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const names = request.query.get('$select')?.split(',');
  if (names === undefined) return { ...whole };
  return Object.fromEntries(Object.entries(whole).filter(([name]) => names.includes(name)));
}

/** GET /domains: https://learn.microsoft.com/graph/api/domain-list. */
export function listDomains(request: GraphRequest, context: GraphContext): Answer {
  requireGranted('domains', context.roles);
  return answerPage(arraySource(context.state.domains), request, context, {
    entity: 'domains',
    view: (domain) => selected(request, viewDomain(domain)),
  });
}

/** GET /domains/{name}. */
export function getDomain(request: GraphRequest, context: GraphContext): Answer {
  requireGranted('domains', context.roles);
  const name = param(request, 'domain-id').toLowerCase();
  const domain = context.state.domains.find(({ id }) => id.toLowerCase() === name);
  if (domain === undefined) return refuseMissing(name);
  return jsonAnswer(200, {
    '@odata.context': `${context.graphUrl}/v1.0/$metadata#domains/$entity`,
    ...selected(request, viewDomain(domain)),
  });
}

function viewOrganization({ state }: GraphContext): Record<string, unknown> {
  return {
    id: state.tenantId,
    deletedDateTime: null,
    businessPhones: [],
    city: 'Zürich',
    country: null,
    countryLetterCode: 'CH',
    createdDateTime: '2019-02-04T08:12:31Z',
    displayName: state.displayName,
    isMultipleDataLocationsForServicesEnabled: null,
    marketingNotificationEmails: [],
    onPremisesLastSyncDateTime: null,
    onPremisesSyncEnabled: null,
    partnerTenantType: null,
    postalCode: '8005',
    preferredLanguage: 'de',
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    state: null,
    street: null,
    technicalNotificationMails: [],
    tenantType: 'AAD',
    directorySizeQuota: { used: state.users.size() + state.groups.size(), total: 300_000 },
    assignedPlans: [],
    provisionedPlans: [],
    verifiedDomains: state.domains
      .filter((domain) => domain.isVerified)
      .map((domain) => ({
        capabilities: domain.supportedServices.join(', '),
        isDefault: domain.isDefault,
        isInitial: domain.isInitial,
        name: domain.id,
        type: 'Managed',
      })),
  };
}

/** GET /organization: https://learn.microsoft.com/graph/api/organization-list. */
export function listOrganization(request: GraphRequest, context: GraphContext): Answer {
  requireGranted('organization', context.roles);
  return answerPage(arraySource([viewOrganization(context)]), request, context, {
    entity: 'organization',
    view: (organization) => selected(request, organization),
  });
}

/** GET /organization/{id}. */
export function getOrganization(request: GraphRequest, context: GraphContext): Answer {
  requireGranted('organization', context.roles);
  const id = param(request, 'organization-id').toLowerCase();
  if (id !== context.state.tenantId) return refuseMissing(id);
  return jsonAnswer(200, {
    '@odata.context': `${context.graphUrl}/v1.0/$metadata#organization/$entity`,
    ...selected(request, viewOrganization(context)),
  });
}
