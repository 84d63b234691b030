import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const schemas = join(import.meta.dirname, '..', 'test', 'fixtures', 'contracts');

/** Microsoft's schemas, https://github.com/microsoft/json-schemas */
export type SchemaName = 'teams-manifest' | 'teams-localization';

/** What is wrong with a value under one of Microsoft's schemas, one line for each finding. */
export const findingsOf = async (name: SchemaName, value: unknown): Promise<readonly string[]> => {
  // Nothing in these draft-04 schemas means anything else in the draft ajv reads; it only refuses the draft's name.
  const { $schema: _, ...schema } = JSON.parse(
    await readFile(join(schemas, `${name}.schema.json`), 'utf8'),
  );
  // some of their patterns are no regular expressions in Unicode mode
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};
