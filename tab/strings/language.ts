import { createFormat, type Format } from './format.ts';
import { type LanguageName, loadLaterMessages, type Messages } from './messages.ts';

/** A person's language, and the ways to write times and numbers where that person is. */
export interface Language {
  readonly name: LanguageName;
  /** BCP 47, of this language: `de-CH`, `en-GB`. */
  readonly locale: string;
  readonly format: Format;
  /** What the pages beyond the first one say; read once. */
  readonly later: () => Promise<Messages>;
}

const localeOf = (wanted: string): Intl.Locale => {
  try {
    const locale = new Intl.Locale(wanted);
    if (locale.language === 'de' || locale.language === 'en') return locale;
    // English words, but the region's ways to write a date
    return new Intl.Locale('en', locale.region ? { region: locale.region } : {});
  } catch {
    return new Intl.Locale('en');
  }
};

/** German for German locales, else English, with the region's times and numbers (the browser's zone if not told). */
export const languageOf = (wanted: string, timeZone?: string): Language => {
  const locale = localeOf(wanted);
  const name = locale.language === 'de' ? 'de' : 'en';
  let later: Promise<Messages> | null = null;
  return {
    name,
    locale: locale.toString(),
    format: createFormat(locale.toString(), timeZone),
    later: () => {
      later ??= loadLaterMessages[name]();
      return later;
    },
  };
};
