import type { NewTaskInput, TaskPatchInput, TaskView } from '../../../../server/contract/task.ts';

/** The fields of step 1 but the secret, each as text, by the names a draft keeps them under. */
export const accessFields = [
  'name',
  'description',
  'timeZone',
  'tenantId',
  'clientId',
  'clientSecretValidUntil',
  'intervalMinutes',
  'disableMissingUsers',
  'disableBlockedAccounts',
  'precedence',
  'safeguardsEnabled',
  'maxDisablePercent',
  'maxDisableCount',
  'maxChangePercent',
  'rollingHours',
  'approveFirstDisables',
  'holdEmptiedGroups',
] as const;
export type AccessField = (typeof accessFields)[number];
export type AccessValues = Readonly<Record<AccessField, string>>;

/** The numbers among the safeguards. */
export const limits = [
  'maxDisablePercent',
  'maxDisableCount',
  'maxChangePercent',
  'rollingHours',
] as const;
export type Limit = (typeof limits)[number];

/** What a task that is not created yet has, as the server would set it. */
export const newValues = (timeZone: string): AccessValues => ({
  name: '',
  description: '',
  timeZone,
  tenantId: '',
  clientId: '',
  clientSecretValidUntil: '',
  intervalMinutes: '60',
  disableMissingUsers: 'false',
  disableBlockedAccounts: 'false',
  precedence: 'alphabetical',
  safeguardsEnabled: 'true',
  maxDisablePercent: '10',
  maxDisableCount: '5',
  maxChangePercent: '50',
  rollingHours: '24',
  approveFirstDisables: 'true',
  holdEmptiedGroups: 'true',
});

/** A task as the form shows it. */
export const valuesOf = (task: TaskView): AccessValues => ({
  name: task.name,
  description: task.description,
  timeZone: task.timeZone,
  tenantId: task.access.tenantId,
  clientId: task.access.clientId,
  clientSecretValidUntil: task.access.clientSecretValidUntil ?? '',
  intervalMinutes: String(task.periodicSync.intervalMinutes),
  disableMissingUsers: String(task.disableMissingUsers),
  disableBlockedAccounts: String(task.disableBlockedAccounts),
  precedence: task.precedence.mode,
  safeguardsEnabled: String(task.safeguards.enabled),
  maxDisablePercent: String(task.safeguards.maxDisablePercent),
  maxDisableCount: String(task.safeguards.maxDisableCount),
  maxChangePercent: String(task.safeguards.maxChangePercent),
  rollingHours: String(task.safeguards.rollingHours),
  approveFirstDisables: String(task.safeguards.approveFirstDisables),
  holdEmptiedGroups: String(task.safeguards.holdEmptiedGroups),
});

/** The fields in which `values` differ from `base`. */
export const changedFields = (base: AccessValues, values: AccessValues): readonly AccessField[] =>
  accessFields.filter((field) => values[field] !== base[field]);

/** Those of the values that differ from `base`: what a draft has to keep. */
export const changesOf = (base: AccessValues, values: AccessValues): Partial<AccessValues> =>
  Object.fromEntries(changedFields(base, values).map((field) => [field, values[field]]));

/** The values with those of a draft laid over them. */
export const withDraft = (
  base: AccessValues,
  fields: Readonly<Record<string, string | undefined>>,
): AccessValues => ({
  ...base,
  ...Object.fromEntries(
    accessFields.flatMap((field) => {
      const kept = fields[field];
      return kept === undefined ? [] : [[field, kept]];
    }),
  ),
});

const isTrue = (text: string): boolean => text === 'true';

const safeguardsFrom = (values: AccessValues): NonNullable<TaskPatchInput['safeguards']> => ({
  enabled: isTrue(values.safeguardsEnabled),
  maxDisablePercent: Number(values.maxDisablePercent),
  maxDisableCount: Number(values.maxDisableCount),
  maxChangePercent: Number(values.maxChangePercent),
  rollingHours: Number(values.rollingHours),
  approveFirstDisables: isTrue(values.approveFirstDisables),
  holdEmptiedGroups: isTrue(values.holdEmptiedGroups),
});

/** The task that the values describe; its secret is the one the draft keeps. */
export const newTaskFrom = (values: AccessValues, draftId: string): NewTaskInput => ({
  name: values.name,
  description: values.description,
  timeZone: values.timeZone,
  access: {
    tenantId: values.tenantId,
    clientId: values.clientId,
    clientSecretValidUntil: values.clientSecretValidUntil || null,
    draftId,
  },
  periodicSync: { intervalMinutes: Number(values.intervalMinutes) },
  disableMissingUsers: isTrue(values.disableMissingUsers),
  disableBlockedAccounts: isTrue(values.disableBlockedAccounts),
  precedence:
    values.precedence === 'explicit'
      ? { mode: 'explicit', groupIds: [] }
      : { mode: 'alphabetical' },
  safeguards: safeguardsFrom(values),
});

const safeguardFields: readonly AccessField[] = [
  'safeguardsEnabled',
  'approveFirstDisables',
  'holdEmptiedGroups',
  ...limits,
];

/** What of a task changes from `base` to `values`; null = nothing. A secret that the draft keeps replaces the task's. */
export const patchFrom = (
  base: AccessValues,
  values: AccessValues,
  draft: { readonly draftId: string; readonly hasSecret: boolean },
): TaskPatchInput | null => {
  const changed = new Set<AccessField>(changedFields(base, values));
  if (changed.size === 0 && !draft.hasSecret) return null;
  const whole = newTaskFrom(values, draft.draftId);
  const { tenantId, clientId, clientSecretValidUntil, draftId } = whole.access;
  /** The part of the task that these fields make up, if one of them changed. */
  const part = <Part extends object>(fields: readonly AccessField[], of: Part): Part | object =>
    fields.some((field) => changed.has(field)) ? of : {};
  return {
    access: {
      ...part(['tenantId'], { tenantId }),
      ...part(['clientId'], { clientId }),
      ...part(['clientSecretValidUntil'], { clientSecretValidUntil }),
      draftId,
    },
    ...part(['name'], { name: whole.name }),
    ...part(['description'], { description: whole.description }),
    ...part(['timeZone'], { timeZone: whole.timeZone }),
    ...part(['intervalMinutes'], { periodicSync: whole.periodicSync }),
    ...part(['disableMissingUsers'], { disableMissingUsers: whole.disableMissingUsers }),
    ...part(['disableBlockedAccounts'], { disableBlockedAccounts: whole.disableBlockedAccounts }),
    ...part(['precedence'], { precedence: whole.precedence }),
    ...part(safeguardFields, { safeguards: whole.safeguards }),
  };
};
