import type { PlanView } from '../../../server/contract/plan.ts';

/** How many users a plan changes, in whatever way. */
export const changedUsers = ({
  create,
  update,
  disable,
  enable,
  rename,
}: PlanView['counts']): number => create + update + disable + enable + rename;
