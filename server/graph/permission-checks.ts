import type { CheckState, PermissionCheck } from '../ports/directory.ts';
import type { GroupProbe, Probe, UserProbe } from './probes.ts';

const consent =
  'under API permissions > Microsoft Graph > Application permissions of the app registration, then press "Grant admin consent"; a consent just given needs a few minutes to count';

const check = (permission: string, state: CheckState, fix: string | null): PermissionCheck => ({
  permission,
  state,
  fix,
});
const ok = (permission: string): PermissionCheck => check(permission, 'ok', null);
const missing = (permission: string, found: string): PermissionCheck =>
  check(permission, 'missing', `${found} Add ${permission} ${consent}.`);
const untold = (permission: string): PermissionCheck =>
  check(
    permission,
    'unknown',
    'Microsoft Graph gave no usable answer to this check; test the access again.',
  );

export const requiredPermissions = [
  'Domain.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'User.Read.All',
] as const;

/** Asked for by nobody, but of use: members of groups with hidden membership. */
const alsoUseful: ReadonlySet<string> = new Set([...requiredPermissions, 'Member.Read.Hidden']);

/** Every permission that includes Group.Read.All. */
const groupReaders = [
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

/** All four as unknown: nothing could be tried. */
export const uncheckedPermissions = (): readonly PermissionCheck[] =>
  requiredPermissions.map((permission) =>
    check(permission, 'unknown', 'Not tried, because signing in failed.'),
  );

export const checkDomains = (probe: Probe<unknown>): PermissionCheck => {
  const permission = 'Domain.Read.All';
  if (probe.state === 'answered') return ok(permission);
  return probe.state === 'refused'
    ? missing(permission, 'The domains of the tenant cannot be read.')
    : untold(permission);
};

export const checkMembers = (probe: Probe<GroupProbe>): PermissionCheck => {
  const permission = 'GroupMember.Read.All';
  if (probe.state === 'failed') return untold(permission);
  if (probe.state === 'refused') return missing(permission, 'Groups cannot be read.');
  const { groups, refused, members } = probe.value;
  if (groups === 0) {
    const fix = 'The tenant has no group. Create at least one group with at least one member.';
    return check(permission, 'unknown', fix);
  }
  if (refused === groups) return missing(permission, 'The members of groups cannot be read.');
  if (members > 0) return ok(permission);
  const hint = `None of the first ${groups} groups has a member: at least one group with at least one member must exist.`;
  return check(permission, 'ok', hint);
};

export const checkUsers = (probe: Probe<UserProbe>, groups: Probe<GroupProbe>): PermissionCheck => {
  const permission = 'User.Read.All';
  const hollow = groups.state === 'answered' && groups.value.hollowUsers > 0;
  if (probe.state === 'refused') return missing(permission, 'Users cannot be read.');
  if (hollow || (probe.state === 'answered' && probe.value.withoutState > 0)) {
    return missing(permission, 'Users come without address or without their blocked state.');
  }
  if (probe.state === 'failed') return untold(permission);
  if (probe.value.users > 0) return ok(permission);
  return check(permission, 'unknown', 'The tenant shows no user. Create one and test again.');
};

/** Not told apart from GroupMember.Read.All by any harmless call, so what the token names decides. */
export const checkGroups = (
  probe: Probe<GroupProbe>,
  roles: ReadonlySet<string> | null,
): PermissionCheck => {
  const permission = 'Group.Read.All';
  if (roles && groupReaders.some((role) => roles.has(role))) return ok(permission);
  if (roles || probe.state === 'refused') {
    const why =
      'Only live synchronisation needs it (change notifications of groups); reading works without.';
    return missing(permission, why);
  }
  const fix =
    'Whether it is granted cannot be seen from outside. Only live synchronisation needs it; check it in the app registration.';
  return check(permission, 'unknown', fix);
};

/** What the token names beyond what is needed. */
export const excessChecks = (roles: ReadonlySet<string> | null): readonly PermissionCheck[] =>
  [...(roles ?? [])]
    .filter((role) => !alsoUseful.has(role))
    .sort()
    .map((role) => {
      const harm = /Write|Manage|Full|Send|Create|Delete/i.test(role)
        ? 'It lets the app change the tenant, while this product only reads.'
        : 'This product does not need it.';
      return check(
        role,
        'excess',
        `${harm} Remove ${role} under API permissions of the app registration.`,
      );
    });
