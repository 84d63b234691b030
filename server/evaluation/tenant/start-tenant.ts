import { createServer, type IncomingMessage } from 'node:http';
import type { Administration } from './administration.ts';
import { type Answer, graphError } from './answer.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGraphService } from './graph-service.ts';
import {
  invalidJson,
  listen,
  lowerHeaders,
  parseJson,
  readBody,
  sendAnswer,
} from './http-exchange.ts';
import { createLogin } from './login.ts';
import { createLoginService } from './login-service.ts';
import { createNotifier, type Notifier } from './notifier.ts';
import { defaultOptions, type TenantOptions } from './options.ts';
import type { DirectorySeed } from './records.ts';
import { type AnswerRecord, createRequests, type Requests } from './requests.ts';
import { answerSampleSignIn } from './sample-sign-in.ts';
import { otherTenant, sampleTenant } from './sample-tenant.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';
import type { State } from './state.ts';
import type { Subscriptions } from './subscriptions.ts';
import { createTenant } from './tenant-parts.ts';
import { createTokens } from './tokens.ts';

export interface StartOptions extends Partial<TenantOptions> {
  /** 0 (the default) takes a free port. */
  readonly port?: number;
  /** The directories, the first being the main one; the sample company and another one if absent. */
  readonly directories?: readonly DirectorySeed[];
  /** Milliseconds since 1970; the machine's clock if absent. */
  readonly now?: () => number;
}

/** A running simulated Microsoft 365: sign-in service and Graph at one address. */
export interface SimulatedTenant {
  readonly url: string;
  /** Stands for https://login.microsoftonline.com. */
  readonly loginUrl: string;
  /** Stands for https://graph.microsoft.com. */
  readonly graphUrl: string;
  readonly tenantId: string;
  /** What an administrator of the main tenant does. */
  readonly tenant: Administration;
  /** The main tenant's directory, to read. */
  readonly state: State;
  readonly subscriptions: Subscriptions;
  readonly notifier: Notifier;
  readonly faults: Faults;
  readonly requests: Requests;
  /** May be changed while it runs. */
  readonly options: TenantOptions;
  /** A user's access token for the product's own app. */
  readonly signIn: SignIn;
  readonly rotateKeys: SigningKeys['rotate'];
  /** Makes the app's access tokens for Graph invalid at once. */
  readonly revokeTokens: (clientId: string) => void;
  /** Makes every delta link so far too old. */
  readonly expireDeltaLinks: () => void;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a simulated Microsoft 365 on a loopback port: the sign-in service, Graph under /v1.0 and the sample sign-in.
 * The directory is in memory and begins anew with each start.
 */
export async function startTenant(startOptions: StartOptions = {}): Promise<SimulatedTenant> {
  const { port = 0, directories, now = Date.now, ...changed } = startOptions;
  const options: TenantOptions = { ...defaultOptions(), ...changed };
  const notifier = createNotifier({ options, now });
  const seeds = directories ?? [sampleTenant(), otherTenant()];
  const tenants = new Map(
    seeds.map((seed) => [seed.tenantId, createTenant(seed, { notifier, options, now })]),
  );
  const [main] = tenants.values();
  if (main === undefined) throw new Error('a simulated Microsoft 365 needs at least one directory');
  const states = new Map([...tenants].map(([id, { state }]) => [id, state]));
  const keys = await createSigningKeys();
  const faults = createFaults();
  const requests = createRequests();
  const record = (answer: AnswerRecord): void => {
    requests.record(answer);
    options.onAnswer?.(answer);
  };

  let respond: (request: IncomingMessage) => Promise<Answer> = async () =>
    graphError(503, 'ServiceUnavailable', 'Starting.');
  const server = createServer((request, response) => {
    respond(request).then(
      (answer) => sendAnswer(request, response, answer),
      () => response.destroy(),
    );
  });
  server.keepAliveTimeout = 30_000;
  const url = await listen(server, port);

  const tokens = createTokens({ now, issuer: (tenantId) => `${url}/${tenantId}/` });
  const login = createLogin({
    loginUrl: url,
    tenants: states,
    tokens,
    keys,
    now,
    tokenLife: () => options.tokenLife,
  });
  const signIn = createSignIn({
    tenants: () => states.values(),
    keys,
    loginUrl: url,
    audience: () => options.audience,
    now,
  });
  const answerLogin = createLoginService({ login, faults, record });
  const answerGraphRequest = createGraphService({
    tenants,
    tokens,
    faults,
    options,
    graphUrl: url,
    now,
    record,
  });

  respond = async (request) => {
    const { pathname, search } = new URL(request.url ?? '/', url);
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    if (body === null) return graphError(413, 'RequestEntityTooLarge', 'The body is over 4 MB.');
    if (pathname === '/sample-sign-in') {
      const sampleRequest = { method, headers: request.headers, body };
      return answerSampleSignIn(sampleRequest, { tenants: [...states.values()], signIn });
    }
    if (!pathname.startsWith('/v1.0/')) {
      return answerLogin({ method, path: pathname, search: search.slice(1), body });
    }
    const json = parseJson(body);
    if (json === invalidJson) {
      return graphError(400, 'BadRequest', 'Unable to read JSON request payload.');
    }
    return answerGraphRequest({
      method,
      path: pathname.slice('/v1.0'.length),
      search: search.slice(1),
      headers: lowerHeaders(request),
      body: json,
    });
  };

  return {
    url,
    loginUrl: url,
    graphUrl: url,
    tenantId: main.state.tenantId,
    tenant: main.administration,
    state: main.state,
    subscriptions: main.subscriptions,
    notifier,
    faults,
    requests,
    options,
    signIn,
    rotateKeys: keys.rotate,
    revokeTokens: tokens.revoke,
    expireDeltaLinks: main.state.log.renew,
    stop: async () => {
      notifier.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
