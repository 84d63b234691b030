import { createContext, type ReactNode, use, useContext, useMemo } from 'react';
import { IntlProvider } from 'react-intl';
import type { Format } from './format.ts';
import { type Language, languageOf } from './language.ts';
import { firstMessages, type Messages } from './messages.ts';

const LanguageContext = createContext<Language>(languageOf('en'));

interface LanguageProviderProps {
  readonly language: Language;
  readonly children: ReactNode;
}

/** Gives what is below it its language, with the words of the first page. */
export const LanguageProvider = ({ language, children }: LanguageProviderProps) => (
  <LanguageContext value={language}>
    <Words language={language} messages={firstMessages[language.name]}>
      {children}
    </Words>
  </LanguageContext>
);

/** Gives the pages beyond the first one their words; suspends until they are read. */
export const LaterWords = ({ children }: Pick<LanguageProviderProps, 'children'>) => {
  const language = useContext(LanguageContext);
  const later = use(language.later());
  const messages = useMemo(
    () => ({ ...firstMessages[language.name], ...later }),
    [language, later],
  );
  return (
    <Words language={language} messages={messages}>
      {children}
    </Words>
  );
};

const Words = ({
  language,
  messages,
  children,
}: LanguageProviderProps & { readonly messages: Messages }) => (
  <IntlProvider
    locale={language.locale}
    defaultLocale={language.locale}
    messages={messages}
    onError={complain}
  >
    {children}
  </IntlProvider>
);

/** A missing word or argument is a defect: it is shown as it is and complained of. */
const complain = (error: Error): void => console.error(error.message);

/** How times and numbers are written in the language of the host. */
export const useFormat = (): Format => useContext(LanguageContext).format;

/** The language itself, for what has words of its own. */
export const useLanguage = (): Language => useContext(LanguageContext);
