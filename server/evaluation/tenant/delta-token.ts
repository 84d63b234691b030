import { graphError, Refusal, refuse } from './answer.ts';
import { decodeToken } from './odata.ts';
import type { GraphContext } from './request.ts';

/** Where a delta query stands. Tokens carry the whole query: links are replayed unchanged. */
export interface DeltaToken {
  readonly epoch: string;
  readonly type: 'user' | 'group';
  /** Names of $select, or null for the default set with members. */
  readonly select: readonly string[] | null;
  /** The objects of $filter, or null for all. */
  readonly ids: readonly string[] | null;
  /** `all`: telling every object there is; `changes`: telling what happened from `since` on. */
  readonly round: 'all' | 'changes';
  /** Next object and next of its members, in a round over all. */
  readonly position: number;
  readonly member: number;
  /** First number of the change log that is not told yet. */
  readonly since: number;
  /** The log's end when the round began: where the round stops. */
  readonly until: number;
  readonly issued: number;
  /** True if an empty page pointed here. */
  readonly empty: boolean;
}

/** A part of a round: what it tells, and where the round goes on; null at its end. */
export interface DeltaPart {
  readonly value: readonly unknown[];
  readonly next: DeltaToken | null;
}

/** The link that goes on with the token. */
export function deltaUrl(
  token: DeltaToken,
  parameter: '$skiptoken' | '$deltatoken',
  context: GraphContext,
): string {
  const text = Buffer.from(JSON.stringify(token)).toString('base64url');
  return `${context.graphUrl}/v1.0/${token.type}s/delta?${parameter}=${text}`;
}

function strings(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null;
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** Refuses a token of another epoch or age, in one of the two ways seen: 410 with a Location, or 400. */
function refuseExpired(token: Omit<DeltaToken, 'epoch' | 'issued'>, context: GraphContext): never {
  if (context.options.expiredDeltaAnswer === 400) {
    refuse(400, 'Request_UnsupportedQuery', 'DeltaLink older than 30 days is not supported.');
  }
  const query = [
    ...(token.select === null ? [] : [`$select=${token.select.join(',')}`]),
    ...(token.ids === null
      ? []
      : [`$filter=${encodeURIComponent(token.ids.map((id) => `id eq '${id}'`).join(' or '))}`]),
    '$deltatoken=',
  ];
  const location = `${context.graphUrl}/v1.0/${token.type}s/delta?${query.join('&')}`;
  throw new Refusal(
    graphError(
      410,
      'resyncRequired',
      'Resync required. Any items that were returned must be read again.',
      { location },
    ),
  );
}

/** Reads a token; refuses what is none, belongs to another list, or is too old. */
export function readDeltaToken(
  text: string,
  type: 'user' | 'group',
  context: GraphContext,
): DeltaToken {
  const value = decodeToken(text);
  if (value === null || value.type !== type) {
    refuse(400, 'Request_BadRequest', 'The delta token is not valid.');
  }
  const token = {
    type,
    select: strings(value.select),
    ids: strings(value.ids),
    round: value.round === 'all' ? 'all' : 'changes',
    position: count(value.position),
    member: count(value.member),
    since: count(value.since),
    until: count(value.until),
    empty: value.empty === true,
  } as const;
  const issued = count(value.issued);
  const epoch = context.state.log.epoch();
  if (value.epoch !== epoch || context.now() - issued > context.options.deltaTokenLife) {
    refuseExpired(token, context);
  }
  return { ...token, epoch, issued };
}
