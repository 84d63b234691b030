/** The Tasks overview. Columns are called as in the manual. */
export const tasks = {
  'tasks.title': 'Tasks',
  'tasks.intro': 'Members of Microsoft 365 groups receive their settings from these tasks.',
  'tasks.table': 'Tasks overview',
  'tasks.count': '{count, plural, one {# task} other {# tasks}}',
  'tasks.column.id': 'ID',
  'tasks.column.name': 'Name',
  'tasks.column.description': 'Description',
  'tasks.column.type': 'Type',
  'tasks.column.periodicSync': 'Periodic sync',
  'tasks.column.lastSync': 'Last sync',
  'tasks.column.success': 'Success?',
  'tasks.column.actions': 'Actions',
  'tasks.every': 'every {interval}',
  'tasks.missing': 'Still missing: {what}',
  'tasks.add': 'Add task',
  'tasks.addTitle': 'Add a task',
  'tasks.addText':
    'For now, tasks are created through the API: POST /api/tasks with a name and the access to your tenant. The guide docs/first-synchronisation.md goes through it step by step.',
  'tasks.addApi': 'Open the description of the API (OpenAPI)',
  'tasks.none': 'No tasks yet',
  'tasks.noneText':
    'A task connects one Microsoft 365 tenant. Usually one task per tenant is enough.',
} as const;
