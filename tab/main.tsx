import './api/without-eval.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { openSubPage } from './navigation/use-route.ts';
import { languageOf } from './strings/language.ts';
import { connectHost } from './teams/connect-host.ts';

const start = async (place: HTMLElement): Promise<void> => {
  const host = await connectHost();
  const language = languageOf(host.locale);
  document.documentElement.lang = language.locale;
  openSubPage(host.subPageId);
  createRoot(place).render(<App host={host} language={language} />);
  // while the person is being signed in, so that no page waits for its words
  void language.later().catch(() => undefined);
};

const place = document.getElementById('tab');
if (place) void start(place);
