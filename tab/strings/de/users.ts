import type { users as english } from '../en/users.ts';

/** Die Benutzerverwaltung. */
export const users = {
  'users.title': 'Benutzer',
} as const satisfies Record<keyof typeof english, string>;
