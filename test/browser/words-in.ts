import { later as laterGerman } from '../../tab/strings/de/later.ts';
import { later as laterEnglish } from '../../tab/strings/en/later.ts';
import { firstMessages, type MessageId } from '../../tab/strings/messages.ts';

const later = { en: laterEnglish, de: laterGerman };

/** The tab's words in one language. Knows as much of ICU as a walk through the tab needs: `{x}`, and plurals of one and other. */
export const wordsIn = (language: 'en' | 'de') => {
  const messages: Readonly<Record<string, string>> = {
    ...firstMessages[language],
    ...later[language],
  };
  return (id: MessageId, values: Readonly<Record<string, string | number>> = {}): string =>
    (messages[id] ?? id)
      .replaceAll(
        /\{(\w+), plural, one \{([^{}]*)\} other \{([^{}]*)\}\}/g,
        (_whole, name: string, one: string, other: string) =>
          (values[name] === 1 ? one : other).replaceAll('#', String(values[name])),
      )
      .replaceAll(/\{(\w+)(?:, number)?\}/g, (_whole, name: string) => String(values[name]));
};
