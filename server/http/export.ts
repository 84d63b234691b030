import { promises, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import { z } from 'zod';
import type { SettingValue } from '../domain/plan.ts';
import type { PlanRow } from '../ports/stores.ts';
import type { Answer, AnswerShape } from './route.ts';
import { viewChange } from './views.ts';

interface Export {
  readonly format: 'csv' | 'json';
  /** File name without ending. */
  readonly name: string;
  /** What stands before the rows in JSON. */
  readonly head: Readonly<Record<string, unknown>>;
  readonly rows: AsyncIterable<PlanRow>;
}

export const exported: AnswerShape = {
  status: 200,
  description: 'The file: CSV, or JSON with the plan or run and its `items`',
  content: { 'text/csv': z.string(), 'application/json': z.looseObject({}) },
};

const columns = [
  'email',
  'previousEmail',
  'objectId',
  'kind',
  'reason',
  'group',
  'groupId',
  'otherGroups',
  'settings',
  'result',
  'heldBy',
  'errorCode',
  'errorMessage',
] as const;

const valueText = (value: SettingValue): string => {
  if (value === null) return '(not set)';
  if (typeof value !== 'object') return String(value);
  return value.length === 0 ? '(none)' : value.join(' ');
};

const record = (row: PlanRow): Readonly<Record<(typeof columns)[number], string | null>> => {
  const { group, otherGroups, settings, heldBy, error, ...change } = viewChange(row);
  return {
    ...change,
    group: group?.displayName ?? null,
    groupId: group?.groupId ?? null,
    otherGroups: otherGroups.map(({ displayName }) => displayName).join('; '),
    settings: settings
      .map(({ setting, was, becomes }) => `${setting}: ${valueText(was)} -> ${valueText(becomes)}`)
      .join('; '),
    heldBy: heldBy.join('; '),
    errorCode: error?.code ?? null,
    errorMessage: error?.message ?? null,
  };
};

async function* records(rows: AsyncIterable<PlanRow>) {
  for await (const row of rows) yield record(row);
}

async function* json({ head, rows }: Export) {
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`;
  let separator = '\n';
  for await (const row of rows) {
    yield separator + JSON.stringify(viewChange(row));
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** Streams the rows as a file, a few at a time; a failure on the way breaks the connection, so a part never looks whole. */
export const sendExport = async (response: Response, file: Export): Promise<Answer> => {
  response.attachment(`${file.name}.${file.format}`);
  if (file.format === 'json') {
    response.type('application/json');
    await promises.pipeline(Readable.from(json(file)), response);
    return null;
  }
  response.type('text/csv');
  // escape_formulas: cells must not become formulas, https://owasp.org/www-community/attacks/CSV_Injection
  const csv = stringify({ header: true, columns: [...columns], bom: true, escape_formulas: true });
  await promises.pipeline(Readable.from(records(file.rows)), csv, response);
  return null;
};
