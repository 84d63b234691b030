import { type Answer, graphError, jsonAnswer } from './answer.ts';
import type { RawRequest } from './graph.ts';

const maxItems = 20;

interface BatchItem {
  readonly id: string;
  readonly request: RawRequest;
  readonly dependsOn: readonly string[];
}

interface ItemAnswer {
  readonly id: string;
  readonly answer: Answer;
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function lowerHeaders(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields(value)).map(([name, text]) => [name.toLowerCase(), String(text)]),
  );
}

function readItem(value: unknown): BatchItem | null {
  const { id, method, url, headers, body, dependsOn } = fields(value);
  if (typeof id !== 'string' || typeof method !== 'string' || typeof url !== 'string') return null;
  const [path = '', search = ''] = url.split(/\?(.*)/s);
  return {
    id,
    request: {
      method: method.toUpperCase(),
      path: path.startsWith('/') ? path : `/${path}`,
      search,
      headers: lowerHeaders(headers),
      body,
    },
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
  };
}

function readItems(body: unknown): readonly BatchItem[] | string {
  const { requests } = fields(body);
  if (!Array.isArray(requests) || requests.length === 0) {
    return 'Invalid batch payload format.';
  }
  if (requests.length > maxItems) {
    return `Number of batch request steps exceeds the maximum value of ${maxItems}.`;
  }
  const items = requests.map(readItem).filter((item) => item !== null);
  if (items.length < requests.length) return 'Invalid batch payload format.';
  const ids = new Set(items.map(({ id }) => id.toLowerCase()));
  return ids.size < items.length ? 'Request ids in a batch must be unique.' : items;
}

/** A text of digits is told as a number, other texts in base64: bodies that are no JSON objects. */
function itemBody(answer: Answer): { readonly body?: unknown } {
  if (answer.json !== undefined) return { body: answer.json };
  if (answer.text === undefined) return {};
  if (/^\d+$/.test(answer.text)) return { body: Number(answer.text) };
  return { body: Buffer.from(answer.text).toString('base64') };
}

function viewItem({ id, answer }: ItemAnswer): Record<string, unknown> {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [headerName(name), value]),
  );
  return { id, status: answer.status, headers, ...itemBody(answer) };
}

function headerName(name: string): string {
  return name.startsWith('x-ms-') || name.endsWith('request-id')
    ? name
    : name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** Answers come in another order than the requests did: the last first. */
function shuffled<T>(items: readonly T[]): T[] {
  return items.toReversed();
}

/**
 * POST /$batch: at most 20 requests, each answered and counted on its own; one whose dependency failed is 424.
 * See https://learn.microsoft.com/graph/json-batching.
 */
export async function answerBatch(
  body: unknown,
  answerItem: (request: RawRequest) => Promise<Answer>,
): Promise<Answer> {
  const items = readItems(body);
  if (typeof items === 'string') return graphError(400, 'BadRequest', items);
  const answers = new Map<string, Promise<Answer>>();
  async function run(item: BatchItem): Promise<Answer> {
    for (const id of item.dependsOn) {
      const dependency = await answers.get(id);
      if (dependency === undefined || dependency.status >= 400) {
        return graphError(424, 'FailedDependency', `The request '${id}' it depends on failed.`);
      }
    }
    return answerItem(item.request);
  }
  for (const item of items) answers.set(item.id, run(item));
  const done: ItemAnswer[] = [];
  for (const [id, pending] of answers) done.push({ id, answer: await pending });
  const broken = done.find(({ answer }) => (answer.delivery ?? 'whole') !== 'whole');
  const whole = jsonAnswer(200, { responses: shuffled(done).map(viewItem) });
  const delivery = broken?.answer.delivery;
  return delivery === undefined ? whole : { ...whole, delivery };
}
