/** A place in a JSON value. */
type Path = readonly (string | number)[];
export interface Mutation {
  readonly title: string;
  /** Where the refusal must point, as a JSON path. */
  readonly at: string;
  readonly body: unknown;
}

type Json = Readonly<Record<string, unknown>> | readonly unknown[];
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

export const dotted = (path: Path): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');

/** A copy of the value with `next` at the path. */
const put = (value: unknown, [part, ...rest]: Path, next: unknown): unknown => {
  if (part === undefined) return next;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === part ? put(item, rest, next) : item));
  if (!isJson(value)) return value;
  const before = Object.entries(value).find(([key]) => key === part)?.[1];
  return { ...value, [part]: put(before, rest, next) };
};

/** Every place of the value, objects and lists before what they hold. */
const placesOf = (value: unknown, path: Path = []): readonly (readonly [Path, unknown])[] => [
  [path, value] as const,
  ...(Array.isArray(value)
    ? value.flatMap((item: unknown, index) => placesOf(item, [...path, index]))
    : isJson(value)
      ? Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key]))
      : []),
];

const wrongFor = (value: unknown): readonly (readonly [string, unknown])[] => {
  if (typeof value === 'string')
    return [
      ['a number', 17],
      ['an object', {}],
      ['a list', []],
      ['a text of 10,000 characters', 'a'.repeat(10_000)],
      ['a text with NUL', 'a\0b'],
    ];
  if (typeof value === 'number')
    return [
      ['a text', '5'],
      ['a fraction', 1.5],
      ['a negative number', -1],
      ['a huge number', 1e15],
      ['an object', {}],
      ['true', true],
    ];
  if (typeof value === 'boolean')
    return [
      ['a text', 'true'],
      ['a number', 1],
      ['an object', {}],
    ];
  if (Array.isArray(value))
    return [
      ['a text', 'x'],
      ['an object', {}],
      ['20,000 items', Array.from({ length: 20_000 }, (_, index) => `x${index}`)],
      ['the same item twice', [...value, ...value, 'x', 'x']],
    ];
  return [
    ['a text', 'x'],
    ['a list', []],
  ];
};

/** Each field of a valid body made wrong in turn, and an unknown field beside each. */
export const mutationsOf = (body: unknown): readonly Mutation[] =>
  placesOf(body).flatMap(([path, value]) => [
    ...(path.length === 0 ? [] : wrongFor(value)).map(([title, wrong]) => ({
      title: `${dotted(path)} as ${title}`,
      at: dotted(path),
      body: put(body, path, wrong),
    })),
    ...(isJson(value) && !Array.isArray(value)
      ? ['unknownField', '__proto__', 'tenant_id'].map((field) => ({
          title: `${dotted([...path, field])}, which is unknown`,
          at: dotted([...path, field]),
          body: put(body, path, Object.fromEntries([...Object.entries(value), [field, {}]])),
        }))
      : []),
  ]);

/** The names of all fields of a value, without indexes: `draft.groups.groupId`. */
export const fieldNames = (value: unknown): ReadonlySet<string> =>
  new Set(
    placesOf(value)
      .map(([path]) => path.filter((part) => typeof part === 'string').join('.'))
      .filter((name) => name !== ''),
  );
