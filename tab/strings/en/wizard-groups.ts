/** The wizard: domains, directory groups, actions. */
export const wizardGroups = {} as const;
