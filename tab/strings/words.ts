import { createContext, useContext } from 'react';
import { de } from './de.ts';
import type { Words } from './en.ts';
import { en } from './en.ts';
import { createFormat, type Format } from './format.ts';

/** A language's words, and its ways to write times and numbers. */
export interface Language {
  readonly words: Words;
  readonly format: Format;
}

/** German for German locales, else English; times and numbers as the locale has them. */
export const languageOf = (locale: string, timeZone?: string): Language => ({
  words: /^de\b/i.test(locale) ? de : en,
  format: createFormat(locale, timeZone),
});

const LanguageContext = createContext<Language>(languageOf('en'));
export const LanguageProvider = LanguageContext.Provider;

/** Every word the page shows, in the language of its host. */
export const useWords = (): Words => useContext(LanguageContext).words;

/** How the host's locale writes times and numbers. */
export const useFormat = (): Format => useContext(LanguageContext).format;

/** The word for a code; the code itself where there is none, so that a newer server is still readable. */
export const wordFor = (words: Readonly<Record<string, string>>, code: string): string =>
  words[code] ?? code;
