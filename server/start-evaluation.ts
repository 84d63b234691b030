import type { Config } from './config.ts';
import type { EvaluationView } from './contract/evaluation.ts';
import { tenantId } from './domain/ids.ts';
import { defaultOptions } from './evaluation/tenant/options.ts';
import {
  otherTenantId,
  sampleCredentials,
  sampleTenantId,
} from './evaluation/tenant/sample-identities.ts';
import { type SimulatedTenant, startTenant } from './evaluation/tenant/start-tenant.ts';
import type { Database } from './mongo/database.ts';
import { createManagedDomains } from './mongo/managed-domains.ts';
import type { ManagedDomain } from './ports/target.ts';

/** The evaluation kit around a server: a simulated Microsoft 365 and a service that manages the sample domains. */
export interface Evaluation {
  /** Stands for the login host and for Graph. */
  readonly url: string;
  /** The product's own app registration in the simulated tenants. */
  readonly clientId: string;
  readonly view: Omit<EvaluationView, 'evaluation'>;
  /** Gives the sample tenants their managed domains, if they have none yet. */
  seed(database: Database): Promise<void>;
  /** What is shown on the screen once the server listens. */
  lines(serverUrl: string): readonly string[];
  stop(): Promise<void>;
}

/** What the service manages for each sample tenant; contoso-neu.ch is managed here but not verified by Microsoft. */
const sampleDomains: Readonly<Record<string, readonly ManagedDomain[]>> = {
  [sampleTenantId]: [
    { name: 'contoso.ch', lftGlobalQuota: 10_000 },
    { name: 'contoso.de', lftGlobalQuota: null },
    { name: 'contoso-neu.ch', lftGlobalQuota: null },
  ],
  [otherTenantId]: [{ name: 'fabrikam.de', lftGlobalQuota: null }],
};

/** Starts the simulated Microsoft 365 beside the server: on the next port if that is free, else on any. */
export const startEvaluation = async (config: Config): Promise<Evaluation> => {
  const tenant = await startOnFreePort(config.port === 0 ? 0 : config.port + 1);
  const { clientId, clientSecret } = sampleCredentials.ready;
  const sampleAccess = { tenantId: sampleTenantId, clientId, clientSecret };
  const signInUrl = `${tenant.url}/sample-sign-in`;
  return {
    url: tenant.url,
    clientId: defaultOptions().audience,
    view: { signInUrl, sampleAccess },
    seed: async (database) => {
      const managed = createManagedDomains(database);
      for (const [id, domains] of Object.entries(sampleDomains)) {
        const owner = tenantId(id);
        if ((await managed.list(owner)).length === 0) await managed.put(owner, domains);
      }
    },
    lines: (serverUrl) => [
      '',
      'Evaluation mode: a simulated Microsoft 365 tenant, reachable from this machine only.',
      `  Open        ${serverUrl}`,
      `  Sign in     ${signInUrl}`,
      '              sample admins: all, user-management, audit, support, no-role, other-tenant',
      '  Access for a task:',
      `    M365 tenant ID           ${sampleAccess.tenantId}`,
      `    Application (client) ID  ${sampleAccess.clientId}`,
      `    Client Secret Value      ${sampleAccess.clientSecret}`,
      `  API         ${serverUrl}/api/openapi.json; a walk through it with curl: docs/first-synchronisation.md`,
      '',
    ],
    stop: tenant.stop,
  };
};

const startOnFreePort = async (port: number): Promise<SimulatedTenant> => {
  try {
    return await startTenant({ port });
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    return startTenant({ port: 0 });
  }
};
