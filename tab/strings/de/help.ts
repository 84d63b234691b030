import type { help as english } from '../en/help.ts';

/** Hilfe und die empfohlene Einrichtung. */
export const help = {
  'help.title': 'Hilfe',
} as const satisfies Record<keyof typeof english, string>;
