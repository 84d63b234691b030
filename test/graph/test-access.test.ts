import { afterEach, describe, expect, it } from 'vitest';
import type { AccessReport, CheckState } from '../../server/ports/directory.ts';
import {
  aDirectoryModel,
  aModelGroup,
  aPerson,
  type DirectoryModel,
  guid,
} from '../fakes/directory-model.ts';
import { modelScript } from './model-script.ts';
import { directoryAt, example, graphErrorBody, isTokenRequest, tokenAnswer } from './opened.ts';
import {
  type Reply,
  type ScriptedServer,
  type SeenRequest,
  startScriptedServer,
} from './scripted-server.ts';

const four = ['Domain.Read.All', 'Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'];
const sound = {
  people: [aPerson(1)],
  groups: [aModelGroup(1, { memberIds: [guid(1)] })],
};
const denied: Reply = { status: 403, body: example('wire-error-403.json') };

let server: ScriptedServer;
afterEach(() => server.close());

const reportOf = async (
  overrides: Partial<DirectoryModel>,
  otherwise: (request: SeenRequest) => Reply | undefined = () => undefined,
): Promise<AccessReport> => {
  let url = '';
  const right = modelScript(aDirectoryModel(overrides), () => url);
  server = await startScriptedServer((request) => otherwise(request) ?? right(request));
  url = server.url;
  return directoryAt(url).testAccess();
};
const withRoles =
  (...roles: string[]) =>
  ({ path }: SeenRequest): Reply | undefined =>
    isTokenRequest(path) ? tokenAnswer(roles) : undefined;
const stateOf = (report: AccessReport, permission: string): CheckState | undefined =>
  report.checks.find((check) => check.permission === permission)?.state;
const fixOf = (report: AccessReport, permission: string): string =>
  report.checks.find((check) => check.permission === permission)?.fix ?? '';

describe('Test Access', () => {
  it('with the four permissions is all ok, with few requests', async () => {
    const report = await reportOf(sound, withRoles(...four));
    expect(report).toEqual({
      ok: true,
      tenantName: 'Contoso',
      error: null,
      checks: four.map((permission) => ({ permission, state: 'ok', fix: null })),
    });
    expect(server.seen.length).toBeLessThanOrEqual(6);
  });

  it.each([
    ['Domain.Read.All', /\/domains$/],
    ['GroupMember.Read.All', /\/groups$/],
    ['User.Read.All', /\/users$/],
  ])('without %s says so, with a fix, and tells the others', async (permission, pattern) => {
    const report = await reportOf(sound, ({ path }) => (pattern.test(path) ? denied : undefined));
    expect(report.ok).toBe(false);
    expect(report.error).toBeNull();
    expect(stateOf(report, permission)).toBe('missing');
    expect(fixOf(report, permission)).toContain(permission);
    expect(fixOf(report, permission)).toContain('admin consent');
    const others = ['Domain.Read.All', 'GroupMember.Read.All', 'User.Read.All'].filter(
      (each) => each !== permission,
    );
    for (const other of others) expect(stateOf(report, other)).toBe('ok');
  });

  it('members that are refused mean that GroupMember.Read.All is missing', async () => {
    const groups = [aModelGroup(1, { memberIds: [guid(1)], state: 'unreadable' })];
    const report = await reportOf({ ...sound, groups });
    expect(stateOf(report, 'GroupMember.Read.All')).toBe('missing');
  });

  it('one group with hidden members does not mean it', async () => {
    const groups = [...sound.groups, aModelGroup(2, { state: 'unreadable' })];
    expect(stateOf(await reportOf({ ...sound, groups }), 'GroupMember.Read.All')).toBe('ok');
  });

  it('members without properties mean that User.Read.All is missing', async () => {
    const nothing = { displayName: null, mail: null, userPrincipalName: null };
    const hollow = aPerson(1, { ...nothing, userType: null, accountEnabled: null });
    const report = await reportOf({ ...sound, people: [hollow] });
    expect(stateOf(report, 'User.Read.All')).toBe('missing');
    expect(report.ok).toBe(false);
  });

  it('users without their blocked state mean User.ReadBasic.All, which is not enough', async () => {
    const report = await reportOf({ ...sound, people: [aPerson(1, { accountEnabled: null })] });
    expect(stateOf(report, 'User.Read.All')).toBe('missing');
  });

  it('without Group.Read.All reading works, and only live synchronisation misses it', async () => {
    const roles = ['Domain.Read.All', 'GroupMember.Read.All', 'User.Read.All'];
    const report = await reportOf(sound, withRoles(...roles));
    expect(report.ok).toBe(true);
    expect(stateOf(report, 'Group.Read.All')).toBe('missing');
    expect(fixOf(report, 'Group.Read.All')).toContain('live synchronisation');
  });

  it('with a token that cannot be read, Group.Read.All stays unknown', async () => {
    const opaque = { token_type: 'Bearer', expires_in: 3599, access_token: 'opaque' };
    const report = await reportOf(sound, ({ path }) =>
      isTokenRequest(path) ? { body: opaque } : undefined,
    );
    expect(report.ok).toBe(true);
    expect(stateOf(report, 'Group.Read.All')).toBe('unknown');
  });

  it('permissions beyond what is needed are named, those that write with a warning', async () => {
    const report = await reportOf(
      sound,
      withRoles(...four, 'Member.Read.Hidden', 'Directory.ReadWrite.All', 'Mail.Read'),
    );
    expect(report.ok).toBe(true);
    const excess = report.checks.filter((check) => check.state === 'excess');
    expect(excess.map((check) => check.permission)).toEqual([
      'Directory.ReadWrite.All',
      'Mail.Read',
    ]);
    expect(fixOf(report, 'Directory.ReadWrite.All')).toContain('only reads');
  });

  it('a tenant without any group is told to make one with a member', async () => {
    const report = await reportOf({ people: [aPerson(1)] });
    expect(stateOf(report, 'GroupMember.Read.All')).toBe('unknown');
    expect(fixOf(report, 'GroupMember.Read.All')).toContain('at least one member');
  });

  it('groups without any member are pointed out', async () => {
    const report = await reportOf({ people: [aPerson(1)], groups: [aModelGroup(1)] });
    expect(fixOf(report, 'GroupMember.Read.All')).toContain('at least one member');
  });

  it('a Graph that does not work is an error of the report, not a missing permission', async () => {
    const broken: Reply = { status: 500, body: graphErrorBody('InternalServerError') };
    const report = await reportOf(sound, ({ path }) =>
      path.endsWith('/domains') ? broken : undefined,
    );
    expect(report.ok).toBe(false);
    expect(report.error?.code).toBe('directory-failed');
    expect(stateOf(report, 'Domain.Read.All')).toBe('unknown');
    expect(stateOf(report, 'User.Read.All')).toBe('ok');
  });

  it('a refused sign-in is reported with its number, and nothing is asked of Graph', async () => {
    const refused = { status: 401, body: example('wire-token-error-expired-secret.json') };
    const report = await reportOf(sound, ({ path }) =>
      isTokenRequest(path) ? refused : undefined,
    );
    expect(report).toMatchObject({
      ok: false,
      error: { code: 'expired-secret', upstream: { aadsts: 7000222 } },
    });
    expect(report.checks.map((check) => check.state)).toEqual(Array(4).fill('unknown'));
    expect(server.seen).toHaveLength(1);
  });
});
