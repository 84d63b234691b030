import type { wizard as english } from '../en/wizard.ts';

/** Der Assistent, der eine Aufgabe einrichtet. */
export const wizard = {
  'wizard.title': 'Aufgabe hinzufügen',
  'wizard.editTitle': 'Einrichten: {task}',
  'wizard.step.access': 'Aufgabe bearbeiten',
  'wizard.step.domains': 'Domänen',
  'wizard.step.groups': 'Verzeichnisgruppen',
  'wizard.step.test': 'Test',
  'wizard.step.enable': 'Aktivieren',
} as const satisfies Record<keyof typeof english, string>;
