import { first as german } from './de/first.ts';
import { first as english } from './en/first.ts';
import type { later } from './en/later.ts';

export type LanguageName = 'en' | 'de';

/** The id of a message; ICU messages, https://formatjs.github.io/docs/core-concepts/icu-syntax */
export type MessageId = keyof typeof english | keyof typeof later;

/** Messages of one language by their ids. */
export type Messages = Readonly<Record<string, string>>;

/** What the first page says, in each language. */
export const firstMessages: Readonly<Record<LanguageName, Messages>> = { en: english, de: german };

/** Reads what the other pages say, which is not needed to draw the first one. */
export const loadLaterMessages: Readonly<Record<LanguageName, () => Promise<Messages>>> = {
  en: async () => (await import('./en/later.ts')).later,
  de: async () => (await import('./de/later.ts')).later,
};
