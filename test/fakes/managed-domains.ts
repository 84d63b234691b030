import { AppError } from '../../server/domain/errors.ts';
import type { ManagedDomains } from '../../server/ports/target.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

/** Managed domains in memory. */
export const createFakeManagedDomains = (
  memory: FakeMemory = createFakeMemory(),
): ManagedDomains => ({
  list: async (tenantId) =>
    [...memory.managedDomains]
      .filter(([, domain]) => domain.tenantId === tenantId)
      .map(([name, { lftGlobalQuota }]) => ({ name, lftGlobalQuota }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  put: async (tenantId, domains) => {
    const wanted = domains.map(({ name, lftGlobalQuota }) => ({
      name: name.toLowerCase(),
      lftGlobalQuota,
    }));
    const taken = wanted
      .map(({ name }) => name)
      .filter((name) => (memory.managedDomains.get(name)?.tenantId ?? tenantId) !== tenantId);
    if (taken.length > 0)
      throw new AppError('domain-taken', `Managed by another tenant: ${taken.join(', ')}.`, {
        facts: { domains: taken },
      });
    for (const [name, domain] of memory.managedDomains)
      if (domain.tenantId === tenantId) memory.managedDomains.delete(name);
    for (const { name, lftGlobalQuota } of wanted)
      memory.managedDomains.set(name, { tenantId, lftGlobalQuota });
  },
});
