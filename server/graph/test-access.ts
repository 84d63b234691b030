import { AppError, failureOf } from '../domain/errors.ts';
import type { AccessReport } from '../ports/directory.ts';
import {
  checkDomains,
  checkGroups,
  checkMembers,
  checkUsers,
  excessChecks,
  uncheckedPermissions,
} from './permission-checks.ts';
import { probeDomains, probeGroups, probeOrganization, probeUsers } from './probes.ts';
import type { Reader } from './reader.ts';
import { rolesOf } from './token-roles.ts';

/**
 * Signs in and tries each permission by a harmless call; what fails is told in the report with its fix. Throws only
 * when the caller aborts. Group.Read.All is reported, but reading does without it, so it never makes the access bad.
 */
export const testAccess = async (
  reader: Reader,
  signal: AbortSignal | undefined,
): Promise<AccessReport> => {
  let token: string;
  try {
    token = await reader.tokens.get(signal);
  } catch (error) {
    if (!(error instanceof AppError) || signal?.aborted) throw error;
    return {
      ok: false,
      tenantName: null,
      checks: uncheckedPermissions(),
      error: failureOf(error),
    };
  }
  const roles = rolesOf(token);
  const [organization, domains, groups, users] = await Promise.all([
    probeOrganization(reader, signal),
    probeDomains(reader, signal),
    probeGroups(reader, signal),
    probeUsers(reader, signal),
  ]);
  signal?.throwIfAborted();

  const needed = [checkDomains(domains), checkMembers(groups), checkUsers(users, groups)];
  const failed = [domains, groups, users].find((probe) => probe.state === 'failed');
  const byName = [...needed, checkGroups(groups, roles)].sort((a, b) =>
    a.permission.localeCompare(b.permission),
  );
  return {
    ok: failed === undefined && needed.every((check) => check.state !== 'missing'),
    tenantName: organization.state === 'answered' ? organization.value : null,
    checks: [...byName, ...excessChecks(roles)],
    error: failed ? failureOf(failed.error) : null,
  };
};
