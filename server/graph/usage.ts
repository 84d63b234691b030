import type { DirectoryUsage } from '../domain/plan.ts';

export interface UsageCount {
  /** Counts one request that was sent, by what Graph said it cost or else by its published table. */
  add(path: string, query: string, toldUnits: string | null): void;
  /** Counts one request within a batch: no HTTP request of its own, but its own units. */
  addWithinBatch(path: string, query: string, toldUnits: string | null): void;
  total(): DirectoryUsage;
}

/** Units before `$select` and `$top`; everything not listed costs 1. */
const baseUnits = (path: string): number => {
  if (/\/transitiveMembers(\/|$)/i.test(path)) return 5;
  if (/\/members(\/|$)/i.test(path)) return 3;
  return /^\/users$/i.test(path) ? 2 : 1;
};

/** Resource units of a read. https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits */
export const resourceUnits = (path: string, query: string): number => {
  const parameters = new URLSearchParams(query);
  const top = Number(parameters.get('$top') ?? Number.NaN);
  const discount = (parameters.has('$select') ? 1 : 0) + (top < 20 ? 1 : 0);
  return Math.max(1, baseUnits(path) - discount);
};

/** Counts what was asked of Graph. */
export const createUsageCount = (): UsageCount => {
  let requests = 0;
  let units = 0;
  const cost = (path: string, query: string, told: string | null): number => {
    const number = told === null ? Number.NaN : Number(told);
    return Number.isFinite(number) ? number : resourceUnits(path, query);
  };
  return {
    add(path, query, toldUnits) {
      requests += 1;
      // The units of a batch are those of its parts.
      if (!path.endsWith('/$batch')) units += cost(path, query, toldUnits);
    },
    addWithinBatch(path, query, toldUnits) {
      units += cost(path, query, toldUnits);
    },
    total: () => ({ requests, resourceUnits: units }),
  };
};
