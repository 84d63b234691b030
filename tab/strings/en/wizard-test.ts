/** The wizard: test and enable. */
export const wizardTest = {} as const;
