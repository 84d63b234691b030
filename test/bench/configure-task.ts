import { z } from 'zod';
import type { Api } from './sign-in.ts';
import type { Installation } from './start-installation.ts';

const groupPage = z.object({
  items: z.array(z.object({ groupId: z.string(), displayName: z.string() })),
  nextCursor: z.string().nullable(),
});

/** What groups are given in turn; the last of five has none and creates its members only. */
const variants: readonly (readonly { action: string; value: unknown }[])[] = [
  [
    { action: 'crypto', value: 'SigEnc' },
    { action: 'lftAvailable', value: true },
    { action: 'lftQuota', value: 500 },
    { action: 'sendQuar', value: ['08:00', '16:30'] },
  ],
  [
    { action: 'crypto', value: 'SigOnly' },
    { action: 'sendQuar', value: ['08:00'] },
    { action: 'quarOneClick', value: true },
  ],
  [
    { action: 'loginSecurity', value: 'otp' },
    { action: 'crypto', value: 'SigEnc' },
  ],
  [{ action: 'usersDisabled', value: true }],
  [],
];

/** The ids of the first `count` groups of the directory. */
const findGroups = async (api: Api, taskId: string, count: number): Promise<readonly string[]> => {
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null && found.length < count; ) {
    const query: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const page = await api('GET', `/api/tasks/${taskId}/groups${query}`, groupPage);
    found.push(...page.items.map(({ groupId }) => groupId));
    cursor = page.nextCursor;
  }
  if (found.length < count) throw new Error(`The directory has only ${found.length} groups.`);
  return found.slice(0, count);
};

/** Sets a task up over HTTP as an admin would: access, domain, all groups with their actions. */
export const configureTask = async (
  api: Api,
  { tenant }: Installation,
  groups: number,
  domain = 'contoso.ch',
): Promise<{ readonly taskId: string; readonly groupIds: readonly string[] }> => {
  const names = new Set(['contoso.ch', domain]);
  const domains = [...names].map((name) => ({ name, lftGlobalQuota: 10_000 }));
  await api('PUT', '/api/managed-domains', z.unknown(), { items: domains });
  const { tenantId, clientId, clientSecret } = tenant;
  const { taskId } = await api('POST', '/api/tasks', z.object({ taskId: z.string() }), {
    name: 'Benchmark',
    access: { tenantId, clientId, clientSecret },
    disableMissingUsers: true,
    liveSync: { enabled: false },
  });
  const path = `/api/tasks/${taskId}`;
  await api('POST', '/api/access-tests', z.object({ ok: z.literal(true) }), { taskId });
  await api('POST', `${path}/domains/refresh`, z.unknown());
  await api('PUT', `${path}/domains`, z.unknown(), { selected: [domain] });
  const groupIds = await findGroups(api, taskId, groups);
  await api('PUT', `${path}/groups`, z.unknown(), { selected: groupIds });
  for (const [index, groupId] of groupIds.entries()) {
    const actions = variants[index % variants.length];
    await api('PUT', `${path}/groups/${groupId}/actions`, z.unknown(), { actions });
  }
  return { taskId, groupIds };
};
