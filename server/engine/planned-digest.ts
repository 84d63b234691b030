import type { MadePlan } from './make-plan.ts';

const desertedDigest = (configDigest: string): string => `all groups empty ${configDigest}`;

/** Whether nothing is done because all groups are empty. */
export const isDeserted = ({ content }: Pick<MadePlan, 'content'>): boolean =>
  content.problem?.code === 'all-groups-empty';

/**
 * What the mirror remembers of whom everybody was planned for: the configuration, or that all groups were empty with it;
 * then everybody is planned anew at the next look, as soon as there is one.
 */
export const plannedDigestOf = (made: Pick<MadePlan, 'content'>, configDigest: string): string =>
  isDeserted(made) ? desertedDigest(configDigest) : configDigest;

/** Whether a configuration was seen to; if not, its task looks at once. */
export const isSeenTo = (plannedDigest: string | null, configDigest: string): boolean =>
  plannedDigest === configDigest || plannedDigest === desertedDigest(configDigest);
