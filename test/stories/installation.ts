import { sampleCredentials } from '../../server/evaluation/tenant/sample-identities.ts';
import type { SimulatedTenant } from '../../server/evaluation/tenant/start-tenant.ts';
import { startTenant, type StartOptions } from '../../server/evaluation/tenant/start-tenant.ts';
