import type { wizardTest as english } from '../en/wizard-test.ts';

/** Der Assistent: Testen und Aktivieren. */
export const wizardTest = {} as const satisfies Record<keyof typeof english, string>;
