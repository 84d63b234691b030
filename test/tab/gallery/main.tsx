import { FluentProvider, makeStaticStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../../../tab/api/query-client.ts';
import { useTheme } from '../../../tab/app/theme.ts';
import { ToastProvider } from '../../../tab/components/Toasts.tsx';
import { LanguageProvider } from '../../../tab/strings/LanguageProvider.tsx';
import { languageOf } from '../../../tab/strings/language.ts';
import { createBrowserHost } from '../../../tab/teams/browser-host.ts';
import type { Host } from '../../../tab/teams/host.ts';
import { HostProvider } from '../../../tab/teams/use-host.ts';
import { Gallery } from './Gallery.tsx';

const usePageStyles = makeStaticStyles({ body: { margin: 0 } });
const queries = createQueryClient();

const Root = ({ host }: { readonly host: Host }) => {
  usePageStyles();
  return (
    <HostProvider value={host}>
      <LanguageProvider language={languageOf(host.locale)}>
        <FluentProvider theme={useTheme(host)}>
          <div style={{ minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground3 }}>
            <QueryClientProvider client={queries}>
              <ToastProvider>
                <Gallery />
              </ToastProvider>
            </QueryClientProvider>
          </div>
        </FluentProvider>
      </LanguageProvider>
    </HostProvider>
  );
};

const place = document.getElementById('tab');
if (place) createRoot(place).render(<Root host={createBrowserHost(window)} />);
