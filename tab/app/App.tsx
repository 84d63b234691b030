import { FluentProvider, makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createQueryClient } from '../api/query-client.ts';
import { ToastProvider } from '../components/Toasts.tsx';
import { LanguageProvider } from '../strings/LanguageProvider.tsx';
import type { Language } from '../strings/language.ts';
import type { Host } from '../teams/host.ts';
import { HostProvider } from '../teams/use-host.ts';
import { Crash } from './Crash.tsx';
import { Entrance } from './Entrance.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useTheme } from './theme.ts';

const usePageStyles = makeStaticStyles({ body: { margin: 0 } });
const useStyles = makeStyles({
  root: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground3 },
});

interface AppProps {
  readonly host: Host;
  readonly language: Language;
}

/** The whole tab: its host's theme and language around what the person may see. */
export const App = ({ host, language }: AppProps) => {
  usePageStyles();
  const styles = useStyles();
  const theme = useTheme(host);
  const [openQueries] = useState(() => createQueryClient());
  useEffect(() => host.notifyReady(), [host]);
  return (
    <HostProvider value={host}>
      <LanguageProvider language={language}>
        <FluentProvider theme={theme}>
          <div className={styles.root}>
            <ErrorBoundary fallback={<Crash />}>
              <QueryClientProvider client={openQueries}>
                <ToastProvider>
                  <Entrance host={host} />
                </ToastProvider>
              </QueryClientProvider>
            </ErrorBoundary>
          </div>
        </FluentProvider>
      </LanguageProvider>
    </HostProvider>
  );
};
