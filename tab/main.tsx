import './api/without-eval.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { openSubPage } from './navigation/use-route.ts';
import { connectHost } from './teams/connect-host.ts';

const start = async (place: HTMLElement): Promise<void> => {
  const host = await connectHost();
  document.documentElement.lang = host.locale;
  openSubPage(host.subPageId);
  createRoot(place).render(<App host={host} />);
};

const place = document.getElementById('tab');
if (place) void start(place);
