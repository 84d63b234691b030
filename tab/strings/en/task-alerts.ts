/** Alerts above the overview: what each means, what to do and where. */
export const taskAlerts = {
  'tasks.alerts': 'Alerts',
  'tasks.alerts.more': '{count, plural, one {Show # more alert} other {Show # more alerts}}',
  'tasks.alerts.fewer': 'Show fewer alerts',
  'tasks.alert.of': '{task}: {alert}',
  'tasks.alert.sync-overdue.text':
    'For more than three intervals of {interval} no full synchronisation came to its end. Changes in the directory may not have arrived. Look at the runs.',
  'tasks.alert.sync-overdue.live':
    'For more than half an hour changes in the directory could not be read. Look at the runs and test the access.',
  'tasks.alert.run-failed.text':
    'The last three runs failed one after the other. The newest one says why and what to do.',
  'tasks.alert.run-held.text':
    '{count, plural, one {# change waits} other {# changes wait}} for somebody to allow it. Check what would happen, then allow it or correct the cause.',
  'tasks.alert.live-degraded.text':
    'Microsoft 365 does not report all changes at the moment. They are asked for every few minutes instead, so they arrive later.',
  'tasks.alert.drift-above-limit.text':
    'The last full synchronisation found {count, plural, one {# difference} other {# differences}} that live updates had missed. They are corrected. If it comes again, shorten the interval.',
  'tasks.alert.secret-expiring.text':
    '{days, plural, =0 {Today is its last day.} one {It is valid for # more day.} other {It is valid for # more days.}} Create a new one in Microsoft Entra and enter it before it ends.',
  'tasks.alert.secret-expired.text':
    'The directory can no longer be read; nobody is changed or disabled because of that. Create a new secret in Microsoft Entra and enter it.',
  'tasks.alert.toHeld': 'Check the changes',
  'tasks.alert.toRun': 'Open the newest run',
  'tasks.alert.toRuns': 'Look at the runs',
  'tasks.alert.toAccess': 'Test the access',
  'tasks.alert.toInterval': 'Change the interval',
  'tasks.alert.toSecret': 'Enter a new secret',
} as const;
