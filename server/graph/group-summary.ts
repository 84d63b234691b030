import type { GroupKind, GroupSummary } from '../domain/directory.ts';
import type { GraphGroup } from './schemas.ts';

const kindOf = (group: GraphGroup): GroupKind => {
  if (group.groupTypes?.includes('Unified')) return 'microsoft365';
  if (!group.mailEnabled) return 'security';
  return group.securityEnabled ? 'mailEnabledSecurity' : 'distribution';
};

/** What Graph tells about a group, in our words. https://learn.microsoft.com/graph/api/resources/groups-overview */
export const groupSummary = (group: GraphGroup): GroupSummary => ({
  groupId: group.id,
  displayName: group.displayName || group.id,
  kind: kindOf(group),
  mail: group.mail ?? null,
  description: group.description ?? null,
  dynamic: group.groupTypes?.includes('DynamicMembership') ?? false,
  hiddenMembership: group.visibility === 'HiddenMembership',
  onPremisesSynced: group.onPremisesSyncEnabled ?? false,
});
