import { z } from 'zod';
import { AppError, type FieldError } from '../domain/errors.ts';

const shown = 50;
const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

const fieldsOf = (issue: z.core.$ZodIssue): readonly FieldError[] => {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: short(z.core.toDotPath([...issue.path, key])),
      message: 'unknown field',
    }));
  return [{ path: short(z.core.toDotPath(issue.path)), message: short(issue.message) }];
};

/** The value as the schema understands it, or AppError `invalid-input` that names every field at fault (at most 50), without its value. */
export const parseInput = <Value>(
  schema: z.ZodType<Value>,
  input: unknown,
  where: 'path' | 'query' | 'body',
): Value => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap(fieldsOf).slice(0, shown);
  const named = fields.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  throw new AppError('invalid-input', `The ${where} was refused: ${named.join('; ')}.`, { fields });
};
