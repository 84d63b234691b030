import type { z } from 'zod';
import {
  clientId,
  clientSecret,
  day,
  description,
  tenantName,
  timeZone,
} from '../../../../server/contract/fields.ts';
import { newTaskInput, taskPatchInput } from '../../../../server/contract/task.ts';
import type { MessageId } from '../../../strings/messages.ts';
import { type AccessField, type AccessValues, type Limit, limits } from './access-values.ts';
import { noteOnSecretDate } from './secret-date.ts';

const { name } = newTaskInput.shape;
const rules: Partial<Record<AccessField, z.ZodType>> = {
  name,
  description,
  timeZone,
  tenantId: tenantName,
  clientId,
};

const isLimit = (field: AccessField): field is Limit => limits.some((one) => one === field);

const badTexts: Partial<Record<AccessField, MessageId>> = {
  name: 'wizard.access.bad.name',
  description: 'wizard.access.bad.description',
  timeZone: 'wizard.access.bad.timeZone',
  tenantId: 'wizard.access.bad.tenantId',
  clientId: 'wizard.access.bad.clientId',
  clientSecretValidUntil: 'wizard.access.bad.clientSecretValidUntil',
  intervalMinutes: 'wizard.access.bad.intervalMinutes',
  maxDisablePercent: 'wizard.access.bad.percent',
  maxChangePercent: 'wizard.access.bad.percent',
  maxDisableCount: 'wizard.access.bad.count',
  rollingHours: 'wizard.access.bad.hours',
};

/** What a value of the field has to be. */
export const ruleOf = (field: AccessField): MessageId =>
  badTexts[field] ?? 'wizard.access.bad.other';

/** Whether the server would take the value; what it has no rule for is taken. */
const isTaken = (field: AccessField, value: string): boolean => {
  if (field === 'clientSecretValidUntil') return value === '' || day.safeParse(value).success;
  if (field === 'intervalMinutes') {
    const periodicSync = { intervalMinutes: numberIn(value) };
    return taskPatchInput.shape.periodicSync.safeParse(periodicSync).success;
  }
  if (isLimit(field))
    return taskPatchInput.shape.safeguards.safeParse({ [field]: numberIn(value) }).success;
  return rules[field]?.safeParse(value).success ?? true;
};

/** Not a number where there is none: an empty text would count as zero. */
const numberIn = (value: string): number => (value.trim() === '' ? Number.NaN : Number(value));

/** What is wrong with a value, by the rules of the API; null = nothing. A day that was saved before is not judged again. */
export const faultOf = (
  field: AccessField,
  value: string,
  base: AccessValues,
  now: Date,
): MessageId | null => {
  if (!isTaken(field, value)) return ruleOf(field);
  if (field !== 'clientSecretValidUntil' || value === base.clientSecretValidUntil) return null;
  const note = noteOnSecretDate(value, now);
  if (note?.kind === 'past') return 'wizard.access.bad.past';
  return note?.kind === 'too-far' ? 'wizard.access.bad.tooFar' : null;
};

/** Whether a text can be a client secret. */
export const isSecret = (value: string): boolean => clientSecret.safeParse(value).success;
