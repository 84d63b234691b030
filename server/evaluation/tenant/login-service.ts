import { type Answer, emptyAnswer } from './answer.ts';
import type { Faults } from './faults.ts';
import type { Login } from './login.ts';
import type { AnswerRecord } from './requests.ts';

/** A request to the sign-in service. */
export interface LoginRequest {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly body: string;
}

interface LoginRoute {
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly answer: (login: Login, tenant: string, body: string) => Answer;
}

const loginRoutes: readonly LoginRoute[] = [
  {
    method: 'GET',
    template: '/common/discovery/instance',
    pattern: /^\/(common)\/discovery\/instance$/,
    answer: (login) => login.instances(),
  },
  {
    method: 'POST',
    template: '/{tenant}/oauth2/v2.0/token',
    pattern: /^\/([^/]+)\/oauth2\/v2\.0\/token$/,
    answer: (login, tenant, body) => login.token(tenant, new URLSearchParams(body)),
  },
  {
    method: 'GET',
    template: '/{tenant}/v2.0/.well-known/openid-configuration',
    pattern: /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/,
    answer: (login, tenant) => login.configuration(tenant),
  },
  {
    method: 'GET',
    template: '/{tenant}/discovery/v2.0/keys',
    pattern: /^\/([^/]+)\/discovery\/v2\.0\/keys$/,
    answer: (login, tenant) => login.keys(tenant),
  },
];

/** Answers requests to the sign-in service; 404 without a body for a path it does not have. */
export function createLoginService(deps: {
  readonly login: Login;
  readonly faults: Faults;
  readonly record: (answer: AnswerRecord) => void;
}) {
  return async ({ method, path, search, body }: LoginRequest): Promise<Answer> => {
    const route = loginRoutes.find((one) => one.method === method && one.pattern.test(path));
    if (route === undefined) return emptyAnswer(404);
    const tenant = decodeURIComponent(route.pattern.exec(path)?.[1] ?? '');
    const query = new URLSearchParams(search);
    const answer = await deps.faults.apply({ method, path, query, inBatch: false }, async () =>
      route.answer(deps.login, tenant, body),
    );
    const { template } = route;
    deps.record({ method, path, search, template, inBatch: false, answer, units: 0 });
    return answer;
  };
}
