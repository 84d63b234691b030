import type { TaskView } from '../../../server/contract/task.ts';
import type { Route } from '../../navigation/route.ts';
import type { Format } from '../../strings/format.ts';
import type { Text } from '../../strings/text.ts';

export type TaskAlert = TaskView['alerts'][number];
type AlertedTask = Pick<TaskView, 'taskId' | 'secretExpiresInDays'>;

/** Where something can be done about an alert, and what the link there is called. */
export interface AlertWay {
  readonly route: Route;
  readonly label: string;
}

const numberOf = ({ details }: TaskAlert, name: string): number => Number(details[name] ?? 0);

/** What an alert means and what to do. */
export const alertText = (
  { secretExpiresInDays }: AlertedTask,
  alert: TaskAlert,
  text: Text,
  format: Format,
): string => {
  const { code, details } = alert;
  switch (code) {
    case 'sync-overdue':
      return details.intervalMinutes === undefined
        ? text('tasks.alert.sync-overdue.live')
        : text('tasks.alert.sync-overdue.text', {
            interval: format.duration(numberOf(alert, 'intervalMinutes') * 60_000),
          });
    case 'run-held':
      return text('tasks.alert.run-held.text', { count: numberOf(alert, 'held') });
    case 'drift-above-limit': {
      const parts = ['groups', 'memberships', 'people'].map((name) => numberOf(alert, name));
      const count = parts.reduce((sum, part) => sum + part, 0);
      return text('tasks.alert.drift-above-limit.text', { count });
    }
    case 'secret-expiring':
      return text('tasks.alert.secret-expiring.text', {
        days: secretExpiresInDays ?? numberOf(alert, 'daysLeft'),
      });
    case 'run-failed':
    case 'live-degraded':
    case 'secret-expired':
      return text(`tasks.alert.${code}.text`);
  }
};

/** The place where something can be done about it. */
export const alertWay = ({ taskId }: AlertedTask, alert: TaskAlert, text: Text): AlertWay => {
  const { runId } = alert.details;
  const runs: Route =
    runId === undefined ? { page: 'runs', taskId } : { page: 'run', taskId, runId: String(runId) };
  const access: Route = { page: 'setup', taskId, step: 'access' };
  switch (alert.code) {
    case 'run-held':
      return { route: runs, label: text('tasks.alert.toHeld') };
    case 'run-failed':
      return { route: runs, label: text('tasks.alert.toRun') };
    case 'sync-overdue':
      return { route: runs, label: text('tasks.alert.toRuns') };
    case 'live-degraded':
      return { route: access, label: text('tasks.alert.toAccess') };
    case 'drift-above-limit':
      return {
        route: { page: 'setup', taskId, step: 'enable' },
        label: text('tasks.alert.toInterval'),
      };
    case 'secret-expiring':
    case 'secret-expired':
      return { route: access, label: text('tasks.alert.toSecret') };
  }
};

/** All alerts with their tasks: errors first, then the oldest. */
export const alertsOf = <Task extends Pick<TaskView, 'alerts'>>(tasks: readonly Task[]) =>
  tasks
    .flatMap((task) => task.alerts.map((alert) => ({ task, alert })))
    .toSorted(
      ({ alert: a }, { alert: b }) =>
        a.severity.localeCompare(b.severity) || a.since.localeCompare(b.since),
    );
