import { type Answer, jsonAnswer } from './answer.ts';
import { loginError } from './login-error.ts';
import type { AppRegistration } from './records.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { State } from './state.ts';
import type { Tokens } from './tokens.ts';

/** What the sign-in service answers with. */
export interface LoginDeps {
  readonly loginUrl: string;
  readonly tenants: ReadonlyMap<string, State>;
  readonly tokens: Tokens;
  readonly keys: SigningKeys;
  readonly now: () => number;
  /** Seconds an access token is valid. */
  readonly tokenLife: () => number;
}

export interface Login {
  /** POST /{tenant}/oauth2/v2.0/token with client credentials. */
  readonly token: (tenant: string, form: URLSearchParams) => Answer;
  /** GET /{tenant}/v2.0/.well-known/openid-configuration; `common` tells the issuer as a template. */
  readonly configuration: (tenant: string) => Answer;
  /** GET /{tenant}/discovery/v2.0/keys. */
  readonly keys: (tenant: string) => Answer;
  /** GET /common/discovery/instance. */
  readonly instances: () => Answer;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const shared = new Set(['common', 'organizations', 'consumers']);

function isGraphScope(scope: string, loginUrl: string): boolean {
  return scope.split(' ').some((one) => {
    const resource = one.endsWith('/.default') ? one.slice(0, -'/.default'.length) : null;
    if (resource === null || !URL.canParse(resource)) return false;
    const { hostname, origin } = new URL(resource);
    return origin === loginUrl || /(^|\.|-)graph\.microsoft|microsoftgraph\./.test(hostname);
  });
}

/** The sign-in service of the simulated tenants, with Entra's errors in Entra's order. */
export function createLogin(deps: LoginDeps): Login {
  const { loginUrl } = deps;

  function findTenant(name: string): State | Answer {
    const wanted = name.toLowerCase();
    for (const state of deps.tenants.values()) {
      if (state.tenantId === wanted) return state;
      if (state.domains.some((one) => one.isVerified && one.id === wanted)) return state;
    }
    if (!guid.test(wanted) && !wanted.includes('.')) {
      const text = `Specified tenant identifier '${name}' is neither a valid DNS name, nor a valid external domain.`;
      return loginError(400, 'invalid_request', 900023, text, deps.now());
    }
    const text = `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`;
    return loginError(400, 'invalid_request', 90002, text, deps.now());
  }

  function refuseForm(form: URLSearchParams): Answer | null {
    for (const name of ['grant_type', 'client_id', 'scope']) {
      if (form.get(name)) continue;
      const text = `The request body must contain the following parameter: '${name}'.`;
      return loginError(400, 'invalid_request', 900144, text, deps.now());
    }
    if (form.get('grant_type') !== 'client_credentials') {
      const text = `The app requested an unsupported grant type '${form.get('grant_type')}'.`;
      return loginError(400, 'unsupported_grant_type', 70003, text, deps.now());
    }
    if (!isGraphScope(form.get('scope') ?? '', loginUrl)) {
      const text = `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope '${form.get('scope')}' is not valid.`;
      return loginError(400, 'invalid_scope', 70011, text, deps.now());
    }
    return null;
  }

  function refuseSecret(app: AppRegistration, form: URLSearchParams): Answer | null {
    const invalid = (code: number, text: string): Answer =>
      loginError(401, 'invalid_client', code, text, deps.now());
    if (form.has('client_assertion')) {
      return invalid(
        700027,
        'The certificate with identifier used to sign the client assertion is not registered on application.',
      );
    }
    const value = form.get('client_secret');
    if (!value) {
      return invalid(
        7000218,
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      );
    }
    const secret = app.secrets.find((one) => one.value === value);
    if (secret === undefined) {
      const text = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.clientId}'.`;
      return invalid(7000215, text);
    }
    if (Date.parse(secret.endDateTime) <= deps.now()) {
      const text = `The provided client secret keys for app '${app.clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`;
      return invalid(7000222, text);
    }
    return null;
  }

  function issue(state: State, form: URLSearchParams): Answer {
    const clientId = form.get('client_id')?.toLowerCase() ?? '';
    const app = state.apps.get(clientId);
    if (app === undefined) {
      const text = `Application with identifier '${clientId}' was not found in the directory '${state.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`;
      return loginError(400, 'unauthorized_client', 700016, text, deps.now());
    }
    const refusal = refuseSecret(app, form);
    if (refusal !== null) return refusal;
    const life = deps.tokenLife();
    const caller = { tenantId: state.tenantId, clientId, roles: new Set(app.roles) };
    return jsonAnswer(
      200,
      {
        token_type: 'Bearer',
        expires_in: life,
        ext_expires_in: life,
        access_token: deps.tokens.issue(caller, life),
      },
      { 'cache-control': 'no-store', pragma: 'no-cache' },
    );
  }

  return {
    token: (name, form) => {
      const tenant = findTenant(name);
      if ('status' in tenant) return tenant;
      return refuseForm(form) ?? issue(tenant, form);
    },
    configuration: (name) => {
      const isShared = shared.has(name);
      const tenant = isShared ? null : findTenant(name);
      if (tenant !== null && 'status' in tenant) return invalidTenant(name, deps.now());
      const base = `${loginUrl}/${isShared ? name : (tenant?.tenantId ?? name)}`;
      return jsonAnswer(200, {
        token_endpoint: `${base}/oauth2/v2.0/token`,
        token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
        jwks_uri: `${base}/discovery/v2.0/keys`,
        response_modes_supported: ['query', 'fragment', 'form_post'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
        scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        issuer: `${loginUrl}/${tenant?.tenantId ?? '{tenantid}'}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        end_session_endpoint: `${base}/oauth2/v2.0/logout`,
        tenant_region_scope: 'EU',
        cloud_instance_name: 'microsoftonline.com',
        cloud_graph_host_name: 'graph.windows.net',
        msgraph_host: 'graph.microsoft.com',
      });
    },
    keys: (name) => {
      const tenant = shared.has(name) ? null : findTenant(name);
      if (tenant !== null && 'status' in tenant) return invalidTenant(name, deps.now());
      return jsonAnswer(200, deps.keys.published(`${loginUrl}/{tenantid}/v2.0`));
    },
    instances: () => {
      const host = new URL(loginUrl).host;
      return jsonAnswer(200, {
        tenant_discovery_endpoint: `${loginUrl}/common/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
      });
    },
  };
}

function invalidTenant(name: string, now: number): Answer {
  const text = `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`;
  return loginError(400, 'invalid_tenant', 90002, text, now);
}
