import type { AlertCode } from '../domain/alert.ts';
import type { AlertNotice } from '../ports/alerts.ts';

const titles: Readonly<Record<AlertCode, string>> = {
  'sync-overdue': 'Synchronisation overdue',
  'run-failed': 'Runs failed one after the other',
  'run-held': 'A run waits for an approval',
  'live-degraded': 'Live updates degraded',
  'drift-above-limit': 'Live updates missed changes',
  'secret-expiring': 'Client secret expires soon',
  'secret-expired': 'Client secret expired',
};

/** Where the tab shows a task. */
const linkTo = (publicUrl: string | null, taskId: string): string | null =>
  publicUrl === null ? null : `${publicUrl}/#/tasks/${encodeURIComponent(taskId)}`;

/** A paragraph whose text is shown as it is: other blocks of a card read it as Markdown. */
const paragraph = (text: string) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text }],
});

/**
 * What is posted of an alert: a message with an adaptive card, as a Teams workflow takes it, and the same as plain fields in
 * `alert` for anything else. It names the task; whom a run is about is not in it.
 * https://learn.microsoft.com/connectors/teams/#microsoft-teams-webhook
 * https://adaptivecards.io/explorer/
 */
export const alertMessage = (
  { event, task, alert, at }: AlertNotice,
  publicUrl: string | null,
): object => {
  const { code, severity, since, message, details } = alert;
  const title = event === 'ended' ? `Over: ${titles[code]}` : titles[code];
  const url = linkTo(publicUrl, task.taskId);
  const facts = Object.entries({ code, since, ...details, ...(event === 'ended' ? { at } : {}) });
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            {
              type: 'TextBlock',
              text: title,
              weight: 'Bolder',
              size: 'Medium',
              wrap: true,
              color: colorOf(event, severity),
            },
            paragraph(`Task ${task.number}: ${task.name}`),
            paragraph(event === 'ended' ? `It is over since ${at}.` : message),
            {
              type: 'FactSet',
              facts: facts.map(([name, value]) => ({ title: name, value: String(value) })),
            },
          ],
          ...(url === null
            ? {}
            : { actions: [{ type: 'Action.OpenUrl', title: 'Open the task', url }] }),
        },
      },
    ],
    alert: {
      ...{ event, code, severity, title, message, since, at, details, url },
      taskId: task.taskId,
      taskNumber: task.number,
      taskName: task.name,
      tenantId: task.tenantId,
    },
  };
};

const colorOf = (event: AlertNotice['event'], severity: 'warning' | 'error'): string => {
  if (event === 'ended') return 'Good';
  return severity === 'error' ? 'Attention' : 'Warning';
};
