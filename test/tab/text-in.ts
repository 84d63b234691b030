import { createIntl } from 'react-intl';
import { later as laterGerman } from '../../tab/strings/de/later.ts';
import { later as laterEnglish } from '../../tab/strings/en/later.ts';
import { languageOf } from '../../tab/strings/language.ts';
import { firstMessages } from '../../tab/strings/messages.ts';
import { createText, type Text } from '../../tab/strings/text.ts';

const later = { en: laterEnglish, de: laterGerman };

/** All words of a locale, as the tab writes them; a missing one fails the test. */
export const textIn = (locale: string): Text => {
  const language = languageOf(locale);
  const intl = createIntl({
    locale: language.locale,
    messages: { ...firstMessages[language.name], ...later[language.name] },
    onError: (error) => {
      throw error;
    },
  });
  return createText(intl);
};
