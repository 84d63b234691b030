import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, emptyAnswer, jsonAnswer } from './answer.ts';
import { findAdmin, type SignIn } from './sign-in.ts';
import type { State } from './state.ts';

/** A request to /sample-sign-in. */
export interface SampleSignInRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

function admins(tenants: Iterable<State>) {
  return [...tenants].flatMap((state) =>
    state.admins.map((admin) => ({
      admin: admin.key,
      name: admin.name,
      preferred_username: admin.preferredUsername,
      roles: admin.roles,
      tenantId: state.tenantId,
      tenant: state.displayName,
    })),
  );
}

function page(tenants: Iterable<State>): string {
  const rows = admins(tenants).map(
    (one) =>
      `<li><button name="admin" value="${escapeHtml(one.admin)}">${escapeHtml(one.name)}</button> ${escapeHtml(one.tenant)}, roles: ${escapeHtml(one.roles.join(', ') || 'none')}</li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample sign-in</title></head><body><main><h1>Sample sign-in</h1><p>Simulated administrators of the evaluation mode. No password is needed.</p><form method="post" action="/sample-sign-in"><ul>${rows.join('')}</ul></form></main></body></html>`;
}

/** Pages of this machine may call from the browser, others may not. */
function corsHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const { origin } = headers;
  if (origin === undefined || !URL.canParse(origin)) return {};
  if (!/^(127\.|localhost$|\[::1\]$)/.test(new URL(origin).hostname)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': 'content-type',
    vary: 'Origin',
  };
}

function isForeign(headers: IncomingHttpHeaders): boolean {
  const { origin } = headers;
  return origin !== undefined && corsHeaders(headers)['access-control-allow-origin'] === undefined;
}

function readAdmin({ headers, body }: SampleSignInRequest): string {
  if (headers['content-type']?.includes('json') !== true) {
    return new URLSearchParams(body).get('admin') ?? '';
  }
  try {
    const value: unknown = JSON.parse(body);
    const admin: unknown =
      typeof value === 'object' && value !== null ? Reflect.get(value, 'admin') : '';
    return typeof admin === 'string' ? admin : '';
  } catch {
    return '';
  }
}

async function signInAnswer(
  request: SampleSignInRequest,
  tenants: readonly State[],
  signIn: SignIn,
): Promise<Answer> {
  const key = readAdmin(request);
  const found = findAdmin(key, tenants);
  if (found === undefined) {
    const known = admins(tenants).map(({ admin }) => admin);
    const description = `There is no sample admin '${key}'; there are: ${known.join(', ')}.`;
    return jsonAnswer(400, { error: 'invalid_request', error_description: description });
  }
  const { admin, tenantId } = found;
  return jsonAnswer(200, {
    ...(await signIn(key)),
    account: {
      name: admin.name,
      preferred_username: admin.preferredUsername,
      oid: admin.oid,
      tid: tenantId,
      roles: admin.roles,
    },
  });
}

/** GET lists the sample admins (HTML, or JSON for `Accept: application/json`), POST {"admin": key} signs one in. */
export async function answerSampleSignIn(
  request: SampleSignInRequest,
  deps: { readonly tenants: readonly State[]; readonly signIn: SignIn },
): Promise<Answer> {
  const cors = corsHeaders(request.headers);
  if (isForeign(request.headers)) return emptyAnswer(403);
  const answer = await right(request, deps);
  return { ...answer, headers: { ...answer.headers, ...cors } };
}

async function right(
  request: SampleSignInRequest,
  { tenants, signIn }: { readonly tenants: readonly State[]; readonly signIn: SignIn },
): Promise<Answer> {
  if (request.method === 'OPTIONS') return emptyAnswer(204);
  if (request.method === 'POST') return signInAnswer(request, tenants, signIn);
  if (request.method !== 'GET') return emptyAnswer(405);
  if (request.headers.accept?.includes('application/json') === true) {
    return jsonAnswer(200, { admins: admins(tenants) });
  }
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    text: page(tenants),
  };
}
