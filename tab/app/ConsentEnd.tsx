import { FluentProvider, makeStaticStyles } from '@fluentui/react-components';
import { CheckmarkCircleRegular, ErrorCircleRegular } from '@fluentui/react-icons';
import { EmptyState } from '../components/EmptyState.tsx';
import { Page } from '../components/Page.tsx';
import { LanguageProvider } from '../strings/LanguageProvider.tsx';
import type { Language } from '../strings/language.ts';
import { useText } from '../strings/text.ts';
import type { Host } from '../teams/host.ts';
import { useTheme } from './theme.ts';

const usePageStyles = makeStaticStyles({ body: { margin: 0 } });

interface ConsentEndProps {
  readonly host: Host;
  readonly language: Language;
  /** Why it was not granted; null = it was. */
  readonly failure: string | null;
}

/** The page at the end of a consent, of a window that can be closed. */
export const ConsentEnd = ({ host, language, failure }: ConsentEndProps) => {
  usePageStyles();
  return (
    <LanguageProvider language={language}>
      <FluentProvider theme={useTheme(host)}>
        <Outcome failure={failure} />
      </FluentProvider>
    </LanguageProvider>
  );
};

const Outcome = ({ failure }: Pick<ConsentEndProps, 'failure'>) => {
  const text = useText();
  const isGranted = failure === null;
  return (
    <Page title={text('common.product')}>
      <EmptyState
        icon={isGranted ? <CheckmarkCircleRegular /> : <ErrorCircleRegular />}
        title={text(isGranted ? 'signIn.granted' : 'signIn.notGranted')}
        text={
          <>
            {failure && <span>{text('signIn.reason', { reason: failure })}</span>}
            <span>{text('signIn.closeWindow')}</span>
          </>
        }
      />
    </Page>
  );
};
