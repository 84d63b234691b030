import { refuse } from './answer.ts';

type Subject = Readonly<Record<string, unknown>>;

/** A parsed $filter: a test of one object, and what the caller must know to answer it well. */
export interface Filter {
  readonly matches: (subject: Subject) => boolean;
  /** Set if only these ids can match, so that nothing has to be scanned. */
  readonly ids: readonly string[] | null;
  /** True if the filter is an advanced query: it needs ConsistencyLevel and $count=true. */
  readonly advanced: boolean;
  /** How many comparisons are joined by `or` or listed by `in`, at most. */
  readonly alternatives: number;
}

const tokenPattern =
  /\s*(?:('(?:[^']|'')*')|(startswith|endswith|not|and|or|eq|ne|in|any)\b|([A-Za-z][\w/.-]*)|([0-9a-fA-F-]{36}|\d+)|([(),:]))/giy;

type Literal = string | number | boolean | null;

function invalid(text: string): never {
  refuse(400, 'BadRequest', `Invalid filter clause: ${text}`);
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  const trimmed = text.trimEnd();
  while (tokenPattern.lastIndex < trimmed.length) {
    const match = tokenPattern.exec(trimmed);
    if (match === null) invalid(`Syntax error in '${text}'.`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

function literal(token: string): Literal {
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (token === 'true' || token === 'false') return token === 'true';
  if (token === 'null') return null;
  return /^\d+$/.test(token) ? Number(token) : token;
}

function isSame(value: unknown, wanted: Literal): boolean {
  if (typeof value === 'string' && typeof wanted === 'string') {
    return value.toLowerCase() === wanted.toLowerCase();
  }
  return (value ?? null) === wanted;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

/** Every value of a list where the subject has one, e.g. groupTypes/any(t:t eq 'Unified'). */
function anyOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Reads the part of OData's $filter that directory objects support: eq, ne, in, startswith, endswith, any, and, or, not.
 * Refuses with 400 what it does not understand. See https://learn.microsoft.com/graph/filter-query-parameter.
 */
export function parseFilter(source: string): Filter {
  const tokens = tokenize(source);
  let position = 0;
  const peek = (): string => tokens[position]?.toLowerCase() ?? '';
  const next = (): string => {
    const token = tokens[position];
    if (token === undefined) invalid(`Unexpected end of '${source}'.`);
    position += 1;
    return token;
  };
  const expect = (wanted: string): void => {
    if (next().toLowerCase() !== wanted) invalid(`Expected '${wanted}' in '${source}'.`);
  };

  function parseOr(): Filter {
    let left = parseAnd();
    while (peek() === 'or') {
      next();
      left = either(left, parseAnd());
    }
    return left;
  }

  function parseAnd(): Filter {
    let left = parseUnary();
    while (peek() === 'and') {
      next();
      left = both(left, parseUnary());
    }
    return left;
  }

  function parseUnary(): Filter {
    if (peek() === 'not') {
      next();
      const inner = parseUnary();
      return simple((subject) => !inner.matches(subject), true);
    }
    if (peek() === '(') {
      next();
      const inner = parseOr();
      expect(')');
      return inner;
    }
    if (peek() === 'startswith' || peek() === 'endswith') return parseAffix();
    return parseComparison();
  }

  function parseAffix(): Filter {
    const name = next().toLowerCase();
    expect('(');
    const property = next();
    expect(',');
    const wanted = text(literal(next()));
    expect(')');
    if (name === 'startswith') {
      return simple((subject) => text(subject[property]).startsWith(wanted), false);
    }
    return simple((subject) => text(subject[property]).endsWith(wanted), true);
  }

  function parseComparison(): Filter {
    const property = next();
    if (property.endsWith('/any')) return parseAny(property.slice(0, -'/any'.length));
    const operator = next().toLowerCase();
    if (operator === 'eq') return equals(property, literal(next()));
    if (operator === 'ne') {
      const wanted = literal(next());
      return simple((subject) => !isSame(subject[property], wanted), true);
    }
    if (operator === 'in') return parseIn(property);
    return invalid(`Operator '${operator}' is not supported in '${source}'.`);
  }

  function parseAny(property: string): Filter {
    expect('(');
    next();
    expect(':');
    next();
    const operator = next().toLowerCase();
    const wanted = literal(next());
    expect(')');
    if (operator !== 'eq') return invalid(`Operator '${operator}' is not supported inside any.`);
    return simple((subject) => anyOf(subject[property]).some((v) => isSame(v, wanted)), false);
  }

  function parseIn(property: string): Filter {
    expect('(');
    let filter = equals(property, literal(next()));
    while (peek() === ',') {
      next();
      filter = either(filter, equals(property, literal(next())));
    }
    expect(')');
    return filter;
  }

  const filter = parseOr();
  if (position < tokens.length) invalid(`Syntax error at '${next()}' in '${source}'.`);
  return filter;
}

function simple(matches: Filter['matches'], advanced: boolean): Filter {
  return { matches, ids: null, advanced, alternatives: 1 };
}

function equals(property: string, wanted: Literal): Filter {
  const ids = property === 'id' && typeof wanted === 'string' ? [wanted] : null;
  const matches = (subject: Subject): boolean => isSame(subject[property], wanted);
  return { matches, ids, advanced: false, alternatives: 1 };
}

function either(left: Filter, right: Filter): Filter {
  return {
    matches: (subject) => left.matches(subject) || right.matches(subject),
    ids: left.ids !== null && right.ids !== null ? [...left.ids, ...right.ids] : null,
    advanced: left.advanced || right.advanced,
    alternatives: left.alternatives + right.alternatives,
  };
}

function both(left: Filter, right: Filter): Filter {
  return {
    matches: (subject) => left.matches(subject) && right.matches(subject),
    ids: left.ids ?? right.ids,
    advanced: left.advanced || right.advanced,
    alternatives: Math.max(left.alternatives, right.alternatives),
  };
}
