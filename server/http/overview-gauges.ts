import { Gauge, type Registry } from 'prom-client';
import { alertCodes } from '../domain/alert.ts';
import type { Overview } from '../engine/overview.ts';

/** Told together for this long: a scrape reads every gauge, the overview is read once. */
const freshMs = 1000;
/** A scrape is not kept waiting by a database that hangs. */
const patienceMs = 3000;

/** Gauges that are read when somebody asks; while the overview cannot be read they are absent. */
export const gaugeOverview = (registry: Registry, read: () => Promise<Overview>): void => {
  const registers = [registry];
  const overview = createSharedOverview(read);
  const gauge = (name: string, help: string, tell: (overview: Overview) => number | null) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const found = await overview();
        const value = found && tell(found);
        this.remove();
        if (value !== null) this.set(value);
      },
    });
  gauge('live_tasks_degraded', 'Tasks whose live updates are degraded', (o) => o.degradedTasks);
  gauge('inbox_entries', 'Deliveries of Graph not worked off yet', (o) => o.inboxLength);
  gauge(
    'sync_age_seconds',
    'Time since the last full synchronisation ended, of the periodic task that waits longest for one',
    (o) => o.longestWithoutSyncSeconds,
  );
  new Gauge({
    name: 'alerts',
    help: 'Tasks with an alert, by its code',
    labelNames: ['code'],
    registers,
    async collect() {
      const found = await overview();
      this.reset();
      if (found) for (const code of alertCodes) this.set({ code }, found.alerts.get(code) ?? 0);
    },
  });
};

/** The overview, read once for all gauges of a scrape; null if it cannot be read. */
const createSharedOverview = (read: () => Promise<Overview>): (() => Promise<Overview | null>) => {
  let last: { readonly at: number; readonly overview: Promise<Overview | null> } | null = null;
  return () => {
    if (last === null || Date.now() - last.at > freshMs) {
      last = { at: Date.now(), overview: withinPatience(read).catch(() => null) };
    }
    return last.overview;
  };
};

const withinPatience = async (read: () => Promise<Overview>): Promise<Overview> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the overview was not read in time')), patienceMs);
  });
  try {
    return await Promise.race([read(), late]);
  } finally {
    clearTimeout(timer);
  }
};
