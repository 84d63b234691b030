/** A synchronisation's states, counts and progress, wherever one is shown. */
export const sync = {
  'sync.now': 'Sync now',
  'sync.nowFor': 'Sync now: {task}',
  'sync.running': 'A sync is running',
  'sync.reading': 'Groups {done, number} of {total, number}, members {members, number}',
  'sync.changes': 'Changes {done, number} of {total, number}',
  'sync.noChanges': 'No changes',
  'sync.partly': '{applied, number} of {total, plural, one {# change} other {# changes}} applied',
  'sync.failed': '{count, number} failed',
  'sync.held': '{count, number} held',
  'sync.partial': 'Not everything could be synchronised',

  'sync.state.queued': 'Waiting to start',
  'sync.state.reading': 'Reading the directory',
  'sync.state.planning': 'Planning',
  'sync.state.applying': 'Applying changes',
  'sync.state.done': 'Done',
  'sync.state.held': 'Held by safeguards',
  'sync.state.failed': 'Failed',
  'sync.state.cancelled': 'Cancelled',

  'sync.count.create': '{count, number} created',
  'sync.count.update': '{count, number} updated',
  'sync.count.disable': '{count, number} disabled',
  'sync.count.enable': '{count, number} enabled',
  'sync.count.rename': '{count, number} renamed',
  'sync.count.skip': '{count, number} skipped',
} as const;
