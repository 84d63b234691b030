import type { wizardGroups as english } from '../en/wizard-groups.ts';

/** Der Assistent: Domänen, Verzeichnisgruppen, Aktionen. */
export const wizardGroups = {} as const satisfies Record<keyof typeof english, string>;
