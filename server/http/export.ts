import { promises, Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
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

/** Rows turned into text and sent together: one by one they would cost a packet each. */
const sliceSize = 500;

async function* slices(rows: AsyncIterable<PlanRow>): AsyncIterable<readonly PlanRow[]> {
  let slice: PlanRow[] = [];
  for await (const row of rows) {
    slice.push(row);
    if (slice.length < sliceSize) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}

// escape_formulas: cells must not become formulas, https://owasp.org/www-community/attacks/CSV_Injection
const csvOptions = { columns: [...columns], escape_formulas: true };

async function* csv(rows: AsyncIterable<PlanRow>) {
  yield stringify([], { ...csvOptions, header: true, bom: true });
  for await (const slice of slices(rows)) yield stringify(slice.map(record), csvOptions);
}

async function* json({ head, rows }: Export) {
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`;
  let separator = '\n';
  for await (const slice of slices(rows)) {
    yield separator + slice.map((row) => JSON.stringify(viewChange(row))).join(',\n');
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
  await promises.pipeline(Readable.from(csv(file.rows)), response);
  return null;
};
