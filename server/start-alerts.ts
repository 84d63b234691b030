import type { Registry } from 'prom-client';
import { createPostAlert } from './alerts/post-alert.ts';
import type { Config } from './config.ts';
import { overviewOf } from './engine/overview.ts';
import { type AlertWatch, createAlertWatch } from './engine/watch-alerts.ts';
import { watchAllTasks } from './engine/watch-tasks.ts';
import { gaugeOverview } from './http/overview-gauges.ts';
import { createAlertStore } from './mongo/alerts.ts';
import type { Database } from './mongo/database.ts';
import { createInboxLength } from './mongo/inbox-length.ts';
import { createLiveStatuses } from './mongo/live-statuses.ts';
import { createStandings } from './mongo/standings.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';

interface Deps {
  readonly config: Pick<Config, 'publicUrl' | 'alertWebhookUrl'>;
  readonly database: Database;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly log: Log;
  readonly shutdown: AbortSignal;
  /** The shortest time between two looks; half a minute if absent. */
  readonly everyMs?: number | undefined;
}

/** Wires what watches over all tasks: gauges, and alerts where there is an address to post them to (null otherwise). */
export const startAlerts = (deps: Deps): AlertWatch | null => {
  const { config, database, registry, clock, log, shutdown, everyMs } = deps;
  const { publicUrl, alertWebhookUrl } = config;
  const standings = createStandings(database);
  const live = createLiveStatuses(database);
  const watch = () => watchAllTasks({ standings, live, clock, publicUrl });
  const readInboxLength = createInboxLength(database);
  gaugeOverview(registry, async () => {
    const [tasks, inboxLength] = await Promise.all([watch(), readInboxLength()]);
    return overviewOf(tasks, { inboxLength, publicUrl, now: clock.now() });
  });
  if (alertWebhookUrl === null) return null;
  const alerts = createAlertStore(database);
  const post = createPostAlert({ webhookUrl: alertWebhookUrl, publicUrl });
  return createAlertWatch({
    ...{ watch, alerts, post, clock, log, shutdown },
    ...(everyMs === undefined ? {} : { everyMs }),
  });
};
