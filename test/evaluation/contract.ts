import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

interface Operation {
  readonly method: string;
  readonly segments: readonly string[];
  readonly responses: Readonly<Record<string, unknown>>;
}

/** Checks what goes over the wire against the contract with Microsoft Graph. */
export interface ContractValidator {
  /**
   * The problems of one answer; none if it is valid. `path` may begin with /v1.0 and must carry no query;
   * `body` is the parsed JSON, the text of a text answer, or undefined.
   */
  readonly validateResponse: (
    method: string,
    path: string,
    status: number,
    body: unknown,
  ) => readonly string[];
  /** The problems of a post to a notificationUrl or lifecycleNotificationUrl. */
  readonly validateNotification: (body: unknown) => readonly string[];
  /** The problems of a value as one of the contract's schemas, e.g. `slice.subscriptionCreate`. */
  readonly validateSchema: (name: string, value: unknown) => readonly string[];
}

const file = new URL('../fixtures/contracts/graph-openapi-slice.json', import.meta.url);

/** Operations that Graph has beyond the slice, with the one they answer like. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/\/microsoft\.graph\.(user|group|device|orgContact)\/\$count$/, '/$count'],
];

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Drops discriminator.mapping, which ajv refuses; the discriminating property stays. */
function withoutMapping(_key: string, value: unknown): unknown {
  const { mapping, ...discriminator } = fields(value);
  return mapping !== undefined && discriminator.propertyName !== undefined ? discriminator : value;
}

function readOperations(document: Readonly<Record<string, unknown>>): readonly Operation[] {
  return Object.entries(fields(document.paths)).flatMap(([path, item]) => {
    const aliases = fields(item)['x-wire-aliases'];
    const spellings = [path, ...(Array.isArray(aliases) ? aliases.map(String) : [])];
    return Object.entries(fields(item)).flatMap(([method, operation]) => {
      const responses = fields(fields(operation).responses);
      if (Object.keys(responses).length === 0) return [];
      return spellings.map((spelling) => ({
        method: method.toUpperCase(),
        segments: spelling.split('/'),
        responses,
      }));
    });
  });
}

function fits(operation: Operation, method: string, given: readonly string[]): boolean {
  return (
    operation.method === method &&
    operation.segments.length === given.length &&
    operation.segments.every(
      (segment, index) => segment.startsWith('{') || segment === given[index],
    )
  );
}

function placeholders(operation: Operation): number {
  return operation.segments.filter((segment) => segment.startsWith('{')).length;
}

/** A validator over test/fixtures/contracts/graph-openapi-slice.json. */
export function createContractValidator(): ContractValidator {
  const document = fields(JSON.parse(readFileSync(file, 'utf8'), withoutMapping));
  const operations = readOperations(document);
  const ajv = new Ajv({ discriminator: true, strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addFormat('base64url', /^[\w-]*={0,2}$/);
  ajv.addFormat('int16', { type: 'number', validate: Number.isInteger });
  ajv.addSchema({ $id: 'graph', components: document.components });
  const compiled = new Map<string, ValidateFunction>();

  function problems(reference: string, value: unknown): readonly string[] {
    const validate = compiled.get(reference) ?? ajv.compile({ $ref: `graph${reference}` });
    compiled.set(reference, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    );
  }

  function resolve(response: unknown): Readonly<Record<string, unknown>> {
    const reference = fields(response).$ref;
    if (typeof reference !== 'string') return fields(response);
    const name = reference.split('/').at(-1) ?? '';
    return fields(fields(fields(document.components).responses)[name]);
  }

  function bodyProblems(response: unknown, body: unknown): readonly string[] {
    const content = fields(resolve(response).content);
    if (Object.keys(content).length === 0) {
      return body === undefined || body === '' ? [] : ['a body where the contract has none'];
    }
    if (content['text/plain'] !== undefined) {
      return typeof body === 'string' && /^\d+$/.test(body) ? [] : ['not a count in plain text'];
    }
    const { schema } = fields(content['application/json']);
    const reference = fields(schema).$ref;
    return problems(String(reference), body);
  }

  return {
    validateResponse: (method, path, status, body) => {
      const bare = alike.reduce(
        (text, [pattern, like]) => text.replace(pattern, like),
        path.replace(/^\/v1\.0/, ''),
      );
      const given = bare.split('/');
      const [operation] = operations
        .filter((one) => fits(one, method, given))
        .sort((a, b) => placeholders(a) - placeholders(b));
      if (operation === undefined) return [`the contract has no ${method} ${path}`];
      const response = operation.responses[String(status)];
      const failedDependency = status === 424 ? operation.responses['400'] : undefined;
      const known = response ?? failedDependency;
      if (known === undefined) return [`the contract has no ${status} for ${method} ${path}`];
      return bodyProblems(known, body).map((text) => `${method} ${path} ${status}: ${text}`);
    },
    validateNotification: (body) =>
      problems('#/components/schemas/slice.notificationCollection', body),
    validateSchema: (name, value) => problems(`#/components/schemas/${name}`, value),
  };
}
