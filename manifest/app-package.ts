import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { colourIcon, outlineIcon, smallColourIcon } from './icons.ts';
import { fillPlaceholders, type Installation, placeholderValues } from './placeholders.ts';
import { findingsOf, type SchemaName } from './validate.ts';

const read = (name: string): Promise<string> => readFile(join(import.meta.dirname, name), 'utf8');

const demandValid = async (schema: SchemaName, file: string, json: string): Promise<void> => {
  const findings = await findingsOf(schema, JSON.parse(json));
  if (findings.length > 0)
    throw new Error(`${file} breaks Microsoft's schema:\n${findings.join('\n')}`);
};

/** The files of the Teams app of one installation, by name. Throws with what to set, or what breaks the schema. */
export const appPackage = async (
  installation: Installation,
): Promise<ReadonlyMap<string, Buffer>> => {
  const manifest = fillPlaceholders(await read('manifest.json'), placeholderValues(installation));
  const german = await read('de.json');
  await demandValid('teams-manifest', 'manifest.json', manifest);
  await demandValid('teams-localization', 'de.json', german);
  return new Map([
    ['manifest.json', Buffer.from(manifest)],
    ['de.json', Buffer.from(german)],
    ['color.png', colourIcon()],
    ['outline.png', outlineIcon()],
    ['color32x32.png', smallColourIcon()],
  ]);
};
