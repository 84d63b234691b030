import type { DomainView } from '../../../../server/contract/domain.ts';

/** Why a domain cannot be selected: the first thing to see to; null = it can. */
export const domainObstacle = ({
  selectable,
  microsoftListed,
  microsoftVerified,
  managed,
}: DomainView): 'not-listed' | 'not-verified' | 'not-managed' | 'taken' | null => {
  if (selectable) return null;
  if (!microsoftListed) return 'not-listed';
  if (!microsoftVerified) return 'not-verified';
  return managed ? 'taken' : 'not-managed';
};
