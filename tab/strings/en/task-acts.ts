/** What can be done with a task of the overview. */
export const taskActs = {
  'taskActs.menu': 'More actions: {task}',
  'taskActs.setUp': 'Set up',
  'taskActs.showSetUp': 'Show the set-up',
  'taskActs.runs': 'Runs',
  'taskActs.pause': 'Pause',
  'taskActs.resume': 'Resume',
  'taskActs.duplicate': 'Duplicate',
  'taskActs.delete': 'Delete',
  'taskActs.paused': '“{task}” is paused. You can still synchronise it by hand.',
  'taskActs.resumed': '“{task}” goes on.',
  'taskActs.duplicated':
    '“{task}” was created. Select its domains next; it does not synchronise yet.',
  'taskActs.deleted': '“{task}” was deleted.',
  'taskActs.pauseFailed': '“{task}” could not be paused',
  'taskActs.resumeFailed': '“{task}” could not be resumed',
  'taskActs.duplicateFailed': '“{task}” could not be duplicated',
  'taskActs.linkFailed': 'The link to “{task}” could not be copied',
  'taskActs.copyRefused': 'The browser does not allow copying',
  'taskActs.linkIs': 'Copy it yourself: {link}',
  'taskActs.countFailed': 'What deleting “{task}” means could not be found out',
  'taskActs.deleteTitle': 'Delete “{task}”?',
  'taskActs.deleteTask': 'Delete task',
  'taskActs.managed': 'Users it manages',
  'taskActs.disabled': 'Of them disabled by it',
  'taskActs.deleteNobody': 'The task manages no users: deleting it changes nobody.',
  'taskActs.deleteKept':
    'No user is deleted. {managed, plural, one {# user keeps the present settings and is} other {# users keep their present settings and are}} no longer synchronised.{disabled, plural, =0 {} one { # user whom the task disabled stays disabled.} other { # users whom the task disabled stay disabled.}}',
  'taskActs.deleteGone':
    'The task itself with its access, groups and actions is gone for good. To stop it for a while only, pause it.',
} as const;
