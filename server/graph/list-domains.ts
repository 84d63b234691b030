import type { DirectoryDomain } from '../domain/directory.ts';
import type { Reader } from './reader.ts';
import { domainSchema, type GraphDomain } from './schemas.ts';

const domainOfGraph = (domain: GraphDomain): DirectoryDomain => ({
  name: domain.id.toLowerCase(),
  verified: domain.isVerified ?? false,
  initial: domain.isInitial ?? false,
  mail: domain.supportedServices?.includes('Email') ?? false,
});

/** All domains of the tenant. https://learn.microsoft.com/graph/api/domain-list */
export const listDomains = async (
  { client }: Reader,
  signal: AbortSignal | undefined,
): Promise<readonly DirectoryDomain[]> => {
  const purpose = { doing: 'reading the domains', permission: 'Domain.Read.All' };
  const domains: DirectoryDomain[] = [];
  for await (const page of client.pages('/domains', domainSchema, { purpose, signal })) {
    domains.push(...page.items.map(domainOfGraph));
  }
  return domains;
};
