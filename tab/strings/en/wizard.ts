/** The wizard that sets a task up. */
export const wizard = {
  'wizard.title': 'Add a task',
  'wizard.editTitle': 'Set up: {task}',
  'wizard.step.access': 'Edit Task',
  'wizard.step.domains': 'Domains',
  'wizard.step.groups': 'Directory Groups',
  'wizard.step.test': 'Test',
  'wizard.step.enable': 'Enable',
} as const;
