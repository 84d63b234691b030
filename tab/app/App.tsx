import { FluentProvider, makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { createQueryClient } from '../api/query-client.ts';
import { LanguageProvider, languageOf } from '../strings/words.ts';
import type { Host } from '../teams/host.ts';
import { Crash } from './Crash.tsx';
import { Entrance } from './Entrance.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useTheme } from './theme.ts';

const usePageStyles = makeStaticStyles({ body: { margin: 0 } });
const useStyles = makeStyles({
  root: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground3 },
});

/** The whole tab: its host's theme and language around what the person may see. */
export const App = ({ host }: { readonly host: Host }) => {
  usePageStyles();
  const styles = useStyles();
  const theme = useTheme(host);
  const language = useMemo(() => languageOf(host.locale), [host]);
  const [openQueries] = useState(() => createQueryClient());
  useEffect(() => host.notifyReady(), [host]);
  return (
    <LanguageProvider value={language}>
      <FluentProvider theme={theme}>
        <div className={styles.root}>
          <ErrorBoundary fallback={<Crash />}>
            <QueryClientProvider client={openQueries}>
              <Entrance host={host} />
            </QueryClientProvider>
          </ErrorBoundary>
        </div>
      </FluentProvider>
    </LanguageProvider>
  );
};
