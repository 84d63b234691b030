import type { PlanView } from '../../../server/contract/plan.ts';

/** The counts of a plan that does nothing. */
export const noCounts: PlanView['counts'] = {
  create: 0,
  update: 0,
  disable: 0,
  enable: 0,
  rename: 0,
  unchanged: 0,
  skipped: 0,
  error: 0,
};
