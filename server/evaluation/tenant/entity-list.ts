import { type Answer, refuse } from './answer.ts';
import type { Filter } from './filter.ts';
import {
  answerPage,
  arraySource,
  isEventual,
  readFilter,
  readSelect,
  type Source,
} from './odata.ts';
import { viewObject } from './properties.ts';
import type { DirectoryObject } from './records.ts';
import type { GraphContext, GraphRequest } from './request.ts';
import { parseSearch, type Search } from './search.ts';
import { isVisible, type State } from './state.ts';

type EntityType = 'user' | 'group';

function objectAt(state: State, type: EntityType, position: number): DirectoryObject | undefined {
  if (type === 'user') {
    const record = state.users.at(position);
    return record === undefined ? undefined : { type, record };
  }
  const record = state.groups.at(position);
  return record === undefined ? undefined : { type, record };
}

function accepts(object: DirectoryObject, filter: Filter | null, search: Search | null): boolean {
  return (
    isVisible(object) &&
    (filter === null || filter.matches(object.record)) &&
    (search === null || search(object.record))
  );
}

function sorted(
  source: Source<DirectoryObject>,
  state: State,
  key: string,
  by: string,
): Source<DirectoryObject> {
  const kept = state.derived.sorted.get(key);
  if (kept !== undefined) return arraySource(kept);
  const [property = '', direction = 'asc'] = by.split(' ');
  const sign = direction === 'desc' ? -1 : 1;
  const text = (object: DirectoryObject): string => {
    const record: Readonly<Record<string, unknown>> = object.record;
    return String(record[property] ?? '').toLowerCase();
  };
  const keyed = collect(source).map((object) => ({ object, text: text(object) }));
  keyed.sort((a, b) => (a.text < b.text ? -sign : a.text > b.text ? sign : 0));
  const items = keyed.map(({ object }) => object);
  state.derived.sorted.set(key, items);
  return arraySource(items);
}

function collect<T>(source: Source<T>): T[] {
  const items: T[] = [];
  for (let position = 0; position < source.end; position += 1) {
    const item = source.at(position);
    if (item !== undefined) items.push(item);
  }
  return items;
}

function select(
  type: EntityType,
  state: State,
  filter: Filter | null,
  search: Search | null,
): Source<DirectoryObject> {
  if (filter?.ids) {
    const found = [...new Set(filter.ids)]
      .map((id) => state.find(id))
      .filter((object) => object?.type === type && accepts(object, filter, search));
    return arraySource(found.filter((object) => object !== undefined));
  }
  const slots = type === 'user' ? state.users : state.groups;
  const at = (position: number): DirectoryObject | undefined => {
    const object = objectAt(state, type, position);
    return object !== undefined && accepts(object, filter, search) ? object : undefined;
  };
  const end = slots.end();
  const source = { end, at, count: (): number => collect(source).length };
  return source;
}

/** Everything of a type that $filter and $search let through, in $orderby's order. */
export function entitySource(
  type: EntityType,
  request: GraphRequest,
  context: GraphContext,
): Source<DirectoryObject> {
  const filter = readFilter(request);
  const search = request.query.get('$search');
  const order = request.query.get('$orderby');
  if (search !== null && !isEventual(request)) {
    refuse(
      400,
      'Request_UnsupportedQuery',
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  if (order !== null && (filter !== null || search !== null) && !isEventual(request)) {
    refuse(400, 'Request_UnsupportedQuery', 'Sorting not supported for current query.');
  }
  const source = select(type, context.state, filter, search === null ? null : parseSearch(search));
  if (order === null) return source;
  const key = `${type}?${search}&${request.query.get('$filter')}&${order}`;
  return sorted(source, context.state, key, order);
}

/** Answers a page of GET /users or GET /groups. */
export function answerEntities(
  type: EntityType,
  request: GraphRequest,
  context: GraphContext,
): Answer {
  const properties = readSelect(request, type);
  return answerPage(entitySource(type, request, context), request, context, {
    entity: `${type}s`,
    view: (object) => viewObject(object, { select: properties, typed: false, readable: true }),
  });
}
