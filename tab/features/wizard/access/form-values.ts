import type { FieldErrors, Resolver } from 'react-hook-form';
import type { Text } from '../../../strings/text.ts';
import { faultOf, isSecret } from './access-rules.ts';
import { type AccessField, type AccessValues, accessFields } from './access-values.ts';

/** What the form holds; the secret lives in it alone until it is kept on the server. */
export type FormValues = Record<AccessField | 'clientSecret', string>;
export type FormField = keyof FormValues;

/** The field that a path of the API such as `access.clientId` names; undefined = none of the form. */
export const fieldOf = (path: string): FormField | undefined => {
  const name = path.split('.').at(-1);
  return [...accessFields, 'clientSecret' as const].find((field) => field === name);
};

/** The id of a field's control on the page. */
export const controlId = (field: FormField): string => `access-${field}`;

interface Rules {
  readonly base: AccessValues;
  readonly text: Text;
  /** Whether a secret is to be entered, rather than one that is kept. */
  readonly needsSecret: boolean;
}

/** Judges the form by the rules of the API, in the words of the page. */
export const createResolver =
  ({ base, text, needsSecret }: Rules): Resolver<FormValues> =>
  (values) => {
    const errors: FieldErrors<FormValues> = {};
    const now = new Date();
    for (const field of accessFields) {
      const fault = faultOf(field, values[field], base, now);
      if (fault) errors[field] = { type: 'rule', message: text(fault) };
    }
    if (needsSecret && !isSecret(values.clientSecret))
      errors.clientSecret = { type: 'rule', message: text('wizard.access.bad.clientSecret') };
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
  };
