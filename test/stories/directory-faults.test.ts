import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunView } from '../../server/contract/run.ts';
import { graphError } from '../../server/evaluation/tenant/answer.ts';
import type { Fault, FaultAnswer } from '../../server/evaluation/tenant/faults.ts';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import { sampleApps, sampleCredentials } from '../../server/evaluation/tenant/sample-identities.ts';
import { type Api, readUsers, setUpTask, sync, syncWell } from './api-steps.ts';
import { type Installation, startInstallation } from './installation.ts';

// Every test removes somebody from his group first. A reading that took a failure for an answer would disable him, or
// everybody, for no safeguard is in the way.

const members = /^\/v1\.0\/groups\/[^/]+\/members/;
const batch = /^\/v1\.0\/\$batch/;
const groupInBatch = /^\/v1\.0\/groups\/[^/]+$/;
const token = /\/oauth2\/v2\.0\/token$/;
const { clientId } = sampleCredentials.ready;

const expiredPageToken: FaultAnswer = {
  kind: 'custom',
  answer: graphError(400, 'Directory_ExpiredPageToken', 'The page token is expired.'),
};

const seed = generateTenant({ people: 165, groups: 3 });
const groupIds = seed.groups.map(({ record }) => record.id);

describe('a synchronisation while the directory fails', () => {
  let installation: Installation;
  let api: Api;
  let taskId: string;
  beforeAll(async () => {
    installation = await startInstallation({ directories: [seed], tenant: { pageSize: 20 } });
    api = await installation.signIn();
    const [first = '', second = '', third = ''] = groupIds;
    taskId = await setUpTask(api, {
      groups: {
        [first]: [{ action: 'crypto', value: 'SigEnc' }],
        [second]: [{ action: 'crypto', value: 'SigOnly' }],
        [third]: [{ action: 'lftQuota', value: 500 }],
      },
      settings: { disableMissingUsers: true, safeguards: { enabled: false } },
    });
    await syncWell(api, taskId);
    expect(await readUsers(api)).toHaveLength(165);
  }, 60_000);
  afterAll(() => installation?.stop());
  afterEach(() => installation.tenant.faults.clear());

  /** Takes the next member out of the first group; answers his address. */
  const somebodyLeaves = (): string => {
    const [groupId = ''] = groupIds;
    const [member] = installation.tenant.state.members(groupId).values();
    const user = installation.tenant.state.users.get(member?.id ?? '');
    if (!member || !user?.mail) throw new Error('nobody is left in the group');
    installation.tenant.tenant.removeMember(groupId, member.id);
    return user.mail.toLowerCase();
  };

  /** The run that fails on the fault; proves that it changed nobody and that the next one, without it, does its work. */
  const failedRun = async (order: () => void, repair = () => {}): Promise<RunView> => {
    const leaver = somebodyLeaves();
    const before = await readUsers(api);
    order();
    const failed = await sync(api, taskId);
    expect(failed.success).toBe(false);
    expect(await readUsers(api)).toEqual(before);
    installation.tenant.faults.clear();
    repair();
    const next = await syncWell(api, taskId);
    expect(next.counts).toMatchObject({ disable: 1, applied: 1 });
    const { body: user } = await api('GET', `/api/users/${leaver}`);
    expect(user).toMatchObject({ disabled: true, disabledBy: 'sync' });
    return failed;
  };
  const fault = (path: RegExp, answer: FaultAnswer, more: Partial<Fault> = {}) =>
    installation.tenant.faults.add({ match: { path }, answer, ...more });
  const status = (code: number, retryAfter?: number | string): FaultAnswer => ({
    kind: 'status',
    status: code,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });

  it.each([
    ['401 to every token', status(401), 'access-refused', 401],
    ['429 without Retry-After', status(429), 'directory-throttled', 429],
    ['429 with Retry-After', status(429, 1), 'directory-throttled', 429],
    ['429 with a fractional Retry-After', status(429, '0.05'), 'directory-throttled', 429],
    ['429 with a Retry-After that is too long', status(429, 600), 'directory-throttled', 429],
    ['500', status(500), 'directory-failed', 500],
    ['502', status(502), 'directory-failed', 502],
    ['503', status(503), 'directory-failed', 503],
    ['503 with a Retry-After that is too long', status(503, 600), 'directory-throttled', 503],
    ['504', status(504), 'directory-failed', 504],
  ])(
    '%s fails the run with its cause and the request id',
    async (_name, answer, code, upstream) => {
      const run = await failedRun(() => fault(members, answer));
      expect(run).toMatchObject({
        state: 'failed',
        error: { code, upstream: { status: upstream } },
      });
      expect(run.error?.upstream?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it.each([
    ['a page of HTML with 200', { kind: 'html', status: 200 }, 'directory-answer-invalid'],
    ['a page of HTML with 404', { kind: 'html', status: 404 }, 'directory-answer-invalid'],
    ['a page of HTML with 403', { kind: 'html', status: 403 }, 'directory-answer-invalid'],
    ['a page of HTML with 502', { kind: 'html', status: 502 }, 'directory-failed'],
    ['JSON that ends in the middle', { kind: 'cut-json' }, 'directory-answer-invalid'],
    ['a next link without end', { kind: 'endless' }, 'directory-answer-invalid'],
    ['a connection that breaks', { kind: 'destroy' }, 'directory-unreachable'],
    ['no answer at all', { kind: 'hang' }, 'directory-unreachable'],
  ] as const)(
    '%s fails the run',
    async (_name, answer, code) => {
      const run = await failedRun(() => fault(members, answer));
      expect(run).toMatchObject({ state: 'failed', error: { code } });
    },
    30_000,
  );

  it.each([
    [404, 'directory-failed'],
    [403, 'missing-permission'],
    [410, 'directory-failed'],
    [500, 'directory-failed'],
  ])(
    'a further page that answers %i fails the run: half a group is no group',
    async (code, cause) => {
      const answer = status(code);
      const run = await failedRun(() =>
        fault(members, answer, { match: { path: members, page: 'next' } }),
      );
      expect(run).toMatchObject({
        state: 'failed',
        error: { code: cause, upstream: { status: code } },
      });
    },
  );

  it.each([
    [404, 'group-missing'],
    [403, 'group-unreadable'],
  ])(
    '%i for the members of all groups leaves everybody as he is and says which groups',
    async (code, cause) => {
      const run = await failedRun(() => fault(members, status(code)));
      expect(run).toMatchObject({ state: 'done', success: false, error: { code: cause } });
      for (const groupId of groupIds) expect(run.error?.message).toContain(groupId);
    },
  );

  it.each([
    ['the whole batch', batch, 503, 'directory-failed'],
    ['a part of the batch', groupInBatch, 500, 'directory-failed'],
    ['a throttled part of the batch', groupInBatch, 429, 'directory-throttled'],
  ])('a failure of %s of group look-ups fails the run', async (_name, path, code, cause) => {
    const run = await failedRun(() => fault(path, status(code)));
    expect(run).toMatchObject({
      state: 'failed',
      error: { code: cause, upstream: { status: code } },
    });
    expect(run.error?.upstream?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  describe('signing in', () => {
    const revoke = () => installation.tenant.revokeTokens(clientId);
    /** Before the second page of members is answered, the tokens end; from then on the order holds. */
    const inTheMiddle = (order: () => void) => {
      let done = false;
      installation.tenant.faults.add({
        match: ({ path, query }) => {
          if (done || !members.test(path) || !query.has('$skiptoken')) return false;
          done = true;
          revoke();
          order();
          return false;
        },
        answer: status(500),
      });
    };
    const putSecret = (value: string, endDateTime: string) => {
      const [app] = sampleApps;
      if (!app) throw new Error('there is no sample app');
      const secrets = [{ value, endDateTime, keyId: clientId }];
      installation.tenant.tenant.putApp({ ...app, secrets });
    };
    const right = () => putSecret(sampleCredentials.ready.clientSecret, '2099-12-31T23:59:59Z');

    it('a secret that is wrong by now fails the run with AADSTS7000215', async () => {
      const run = await failedRun(() => {
        putSecret('another', '2099-12-31T23:59:59Z');
        revoke();
      }, right);
      expect(run.error).toMatchObject({ code: 'wrong-secret', upstream: { aadsts: 7000215 } });
    });

    it('a secret that expires while the run reads fails it with AADSTS7000222', async () => {
      const run = await failedRun(
        () =>
          inTheMiddle(() =>
            putSecret(sampleCredentials.ready.clientSecret, '2024-01-01T00:00:00Z'),
          ),
        right,
      );
      expect(run.error).toMatchObject({ code: 'expired-secret', upstream: { aadsts: 7000222 } });
      expect(run.error?.upstream?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    });

    it.each([
      ['answers 503', status(503), 'directory-failed'],
      ['answers a page of HTML', { kind: 'html', status: 200 }, 'directory-answer-invalid'],
      ['answers a page of HTML with 502', { kind: 'html', status: 502 }, 'directory-unreachable'],
      ['breaks the connection', { kind: 'destroy' }, 'directory-unreachable'],
      ['does not answer', { kind: 'hang' }, 'directory-unreachable'],
    ] as const)(
      'a token endpoint that %s fails the run',
      async (_name, answer, code) => {
        const run = await failedRun(() => inTheMiddle(() => fault(token, answer)));
        expect(run).toMatchObject({ state: 'failed', error: { code } });
      },
      30_000,
    );

    it('a token that ends in the middle is replaced within the run', async () => {
      const leaver = somebodyLeaves();
      inTheMiddle(() => {});
      await syncWell(api, taskId);
      expect((await api('GET', `/api/users/${leaver}`)).body.disabled).toBe(true);
    });
  });

  it.each([
    ['one 429 with Retry-After', members, status(429, 1)],
    ['one 429 with a fractional Retry-After', members, status(429, '0.2')],
    ['one 503', members, status(503)],
    ['one 504', members, status(504)],
    ['one broken connection', members, { kind: 'destroy' }],
    ['one answer that does not come', members, { kind: 'hang' }],
    ['one throttled part of a batch', groupInBatch, status(429, '0.1')],
    ['one failed batch', batch, status(500)],
    ['a listing whose page token expires once', /\$skiptoken/, expiredPageToken],
  ] as const)('%s is ridden out within the run', async (_name, path, answer) => {
    const leaver = somebodyLeaves();
    fault(path, answer, { times: 1 });
    const run = await syncWell(api, taskId);
    expect(run.counts).toMatchObject({ disable: 1, applied: 1 });
    expect((await api('GET', `/api/users/${leaver}`)).body.disabled).toBe(true);
  });

  it('an empty page with a next link is a page, not the end', async () => {
    const leaver = somebodyLeaves();
    installation.tenant.options.emptyPages = true;
    try {
      const run = await syncWell(api, taskId);
      expect(run.counts).toMatchObject({ disable: 1, applied: 1 });
      expect((await api('GET', `/api/users/${leaver}`)).body.disabled).toBe(true);
    } finally {
      installation.tenant.options.emptyPages = false;
    }
  });
});
