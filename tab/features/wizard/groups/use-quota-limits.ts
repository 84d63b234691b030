import { useMemo } from 'react';
import { useDomainQuotas, useTaskDomains } from '../../../api/task-domains.ts';

/** The LFT quotas of the task's domains that have one, in megabytes; none while they are read. */
export const useQuotaLimits = (taskId: string): ReadonlyMap<string, number> => {
  const domains = useTaskDomains(taskId).data;
  const quotas = useDomainQuotas().data;
  return useMemo(() => {
    const selected = new Set(
      (domains ?? []).filter((domain) => domain.selected).map(({ name }) => name),
    );
    return new Map([...(quotas ?? [])].filter(([name]) => selected.has(name)));
  }, [domains, quotas]);
};
