import './api/without-eval.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { openSubPage } from './navigation/use-route.ts';
import { languageOf } from './strings/language.ts';
import { createBrowserHost } from './teams/browser-host.ts';
import { connectHost } from './teams/connect-host.ts';
import { consentEndPath } from './teams/consent-paths.ts';

const start = async (place: HTMLElement): Promise<void> => {
  const host = await connectHost();
  const language = languageOf(host.locale);
  document.documentElement.lang = language.locale;
  openSubPage(host.subPageId);
  createRoot(place).render(<App host={host} language={language} />);
  // while the person is being signed in, so that no page waits for its words
  void language.later().catch(() => undefined);
};

/** A window of its own, to which Entra leads back. */
const endConsent = async (place: HTMLElement): Promise<void> => {
  const [{ ConsentEnd }, consent] = await Promise.all([
    import('./app/ConsentEnd.tsx'),
    import('./teams/end-consent.ts'),
  ]);
  const host = createBrowserHost(window);
  const language = languageOf(host.locale);
  document.documentElement.lang = language.locale;
  const failure = consent.consentFailure(new URL(window.location.href));
  createRoot(place).render(<ConsentEnd host={host} language={language} failure={failure} />);
  await consent.endConsent(failure).catch(() => undefined);
};

const place = document.getElementById('tab');
if (place) void (window.location.pathname === consentEndPath ? endConsent(place) : start(place));
