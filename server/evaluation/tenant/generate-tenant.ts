import { newGroup } from './new-records.ts';
import { createPeople } from './people.ts';
import type { AppRegistration, DirectorySeed, GroupSeed } from './records.ts';
import {
  adminUsers,
  domain,
  sampleAdmins,
  sampleApps,
  sampleTenantId,
} from './sample-identities.ts';
import { createSeeded } from './seeded.ts';

export interface GenerateOptions {
  readonly people: number;
  readonly groups: number;
  /** The same seed gives the same directory; 1 if absent. */
  readonly seed?: number;
  /** So many groups hang below each other: group 2 is a member of group 1, group 3 of group 2 ... (0). */
  readonly nesting?: number;
  /** Groups each person is a direct member of, at most the number of groups (1). */
  readonly groupsPerPerson?: number;
  /** Adds one more group with everybody in it. */
  readonly everyone?: boolean;
  readonly tenantId?: string;
  /** Where people have their addresses (contoso.ch). */
  readonly domain?: string;
  /** The sample registrations if absent. */
  readonly apps?: readonly AppRegistration[];
}

const created = '2024-02-01T06:00:00Z';

/** A directory of any size: people are spread evenly over the groups. 100,000 people take about a second. */
export function generateTenant(options: GenerateOptions): DirectorySeed {
  const { people, groups, seed = 1, nesting = 0, groupsPerPerson = 1 } = options;
  const name = options.domain ?? 'contoso.ch';
  const seeded = createSeeded(seed);
  const users = Array.from({ length: people }, createPeople(seeded, name));
  const groupIds = Array.from({ length: groups }, () => seeded.guid());
  const members: string[][] = groupIds.map(() => []);
  const each = Math.min(groupsPerPerson, groups);
  for (const [number, user] of users.entries()) {
    for (let place = 0; place < each; place += 1) {
      members[(number + place) % groups]?.push(user.id);
    }
  }
  for (let child = 1; child <= Math.min(nesting, groups - 1); child += 1) {
    const id = groupIds[child];
    if (id !== undefined) members[child - 1]?.push(id);
  }
  const digits = String(groups).length;
  const seeds: GroupSeed[] = groupIds.map((id, index) => ({
    record: newGroup(
      id,
      { displayName: `Team ${String(index + 1).padStart(digits, '0')}` },
      created,
    ),
    members: members[index] ?? [],
  }));
  if (options.everyone === true) {
    const record = newGroup(seeded.guid(), { displayName: 'Everyone' }, created);
    seeds.push({ record, members: users.map((user) => user.id) });
  }
  return {
    tenantId: options.tenantId ?? sampleTenantId,
    displayName: `Contoso AG (${people} people)`,
    domains: [
      domain(name, { isDefault: true }),
      domain('contoso.onmicrosoft.com', { isInitial: true }),
    ],
    users: [...adminUsers(sampleAdmins), ...users],
    groups: seeds,
    devices: [],
    orgContacts: [],
    apps: options.apps ?? sampleApps,
    admins: sampleAdmins,
  };
}
