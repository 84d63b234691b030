import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { groupChangeSchema, userChangeSchema } from '../../server/graph/delta-schemas.ts';
import { groupSummary } from '../../server/graph/group-summary.ts';
import { createMemberCollector, personOf } from '../../server/graph/members.ts';
import { createGroupMerge } from '../../server/graph/merge-groups.ts';
import { createPersonMerge } from '../../server/graph/merge-people.ts';
import {
  batchSchema,
  domainSchema,
  errorCodeOf,
  groupSchema,
  memberSchema,
  organizationSchema,
  pageOf,
  userSchema,
} from '../../server/graph/schemas.ts';
import { subscriptionOf, subscriptionSchema } from '../../server/graph/subscription-schema.ts';
import type { Directory } from '../../server/ports/directory.ts';
import { directoryAt, errorOf, example, isTokenRequest, tokenAnswer } from './opened.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const entrySchema = z.object({
  file: z.string(),
  kind: z.string(),
  status: z.number().nullish(),
  request: z.object({ url: z.string().optional() }).nullish(),
  schema: z.string().nullish(),
  valid: z.boolean().nullable(),
});
const usable = z
  .array(entrySchema)
  .parse(example('index.json'))
  .filter((entry) => entry.valid && entry.kind === 'response');
const filesOf = (...schemas: string[]): string[] =>
  usable.filter((entry) => schemas.includes(entry.schema ?? '')).map((entry) => entry.file);
/** An abridged example without an id stands for a request that did not select it. */
const selectsId = (file: string): boolean => JSON.stringify(example(file)).includes('"id"');

const namedGroup = z.object({ displayName: z.string().optional(), id: z.string() });

describe('Microsoft’s example payloads fit what is read of them', () => {
  it.each(filesOf('slice.domainCollection'))('%s as domains', (file) => {
    expect(pageOf(domainSchema).parse(example(file)).value.length).toBeGreaterThan(0);
  });

  it.each(filesOf('microsoft.graph.domain'))('%s as a domain', (file) => {
    expect(domainSchema.parse(example(file)).id).toContain('.');
  });

  it.each(filesOf('slice.organizationCollection'))('%s as the organization', (file) => {
    expect(pageOf(organizationSchema).parse(example(file)).value).toHaveLength(1);
  });

  it.each(filesOf('slice.groupCollection').filter(selectsId))('%s as groups', (file) => {
    const { value } = pageOf(groupSchema).parse(example(file));
    for (const group of value) expect(groupSummary(group).displayName).not.toBe('');
  });

  it.each(filesOf('microsoft.graph.group').filter(selectsId))('%s as a group', (file) => {
    const { id, displayName = id } = namedGroup.parse(example(file));
    const summary = groupSummary(groupSchema.parse(example(file)));
    expect(summary).toMatchObject({ groupId: id.toLowerCase(), displayName });
  });

  it.each(filesOf('slice.userCollection').filter(selectsId))('%s as users', (file) => {
    for (const user of pageOf(userSchema).parse(example(file)).value) {
      expect(personOf(user).objectId).toBe(user.id.toLowerCase());
    }
  });

  it.each(filesOf('microsoft.graph.user').filter(selectsId))('%s as a user', (file) => {
    expect(personOf(userSchema.parse(example(file))).readable).toBe(true);
  });

  it.each(filesOf('slice.directoryObjectCollection'))('%s as members', (file) => {
    const collector = createMemberCollector();
    const { value } = pageOf(memberSchema).parse(example(file));
    collector.add(value);
    const { people, groupIds, others } = collector.collected();
    const distinct = new Set(value.map((member) => member.id));
    expect(people.size + groupIds.size + others).toBe(distinct.size);
  });

  it.each(filesOf('slice.groupDelta'))('%s as changes of groups', (file) => {
    const merge = createGroupMerge();
    const page = pageOf(groupChangeSchema).parse(example(file));
    merge.add(page.value);
    expect(page['@odata.nextLink'] ?? page['@odata.deltaLink']).toContain('/groups/delta?');
    expect(merge.items()).toHaveLength(new Set(page.value.map(({ id }) => id)).size);
  });

  it.each(filesOf('slice.userDelta'))('%s as changes of users', (file) => {
    const merge = createPersonMerge();
    const page = pageOf(userChangeSchema).parse(example(file));
    merge.add(page.value);
    expect(page['@odata.nextLink'] ?? page['@odata.deltaLink']).toContain('/users/delta?');
    expect(merge.items()).toHaveLength(new Set(page.value.map(({ id }) => id)).size);
  });

  it.each(filesOf('microsoft.graph.subscription'))('%s as a subscription', (file) => {
    const subscription = subscriptionOf(subscriptionSchema.parse(example(file)));
    expect(subscription.notificationUrl).toMatch(/^https:/);
    expect(subscription.expiresAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it.each(filesOf('slice.subscriptionCollection'))('%s as subscriptions', (file) => {
    const { value } = pageOf(subscriptionSchema).parse(example(file));
    expect(value.map(subscriptionOf)[0]?.resource).toBe('Users');
  });

  it.each(filesOf('slice.batchResponse'))('%s as the answer to a batch', (file) => {
    expect(batchSchema.parse(example(file)).responses.length).toBeGreaterThan(0);
  });

  it.each(filesOf('microsoft.graph.ODataErrors.ODataError'))('%s as an error', (file) => {
    expect(errorCodeOf(example(file))).toBeTruthy();
  });
});

describe('Microsoft’s example payloads as answers of Graph', () => {
  let server: ScriptedServer;
  let directory: Directory;
  beforeAll(async () => {
    server = await startScriptedServer(() => 'hang');
    directory = directoryAt(server.url, { timeouts: { attemptMs: 5_000 } });
  });
  afterAll(() => server.close());
  const answering = (file: string, status = 200): void =>
    server.answer(({ path }) =>
      isTokenRequest(path) ? tokenAnswer() : { status, body: example(file) },
    );

  it('the list of domains', async () => {
    answering('domains-list.response-1.json');
    const [domain] = await directory.listDomains();
    expect(domain).toEqual({ name: 'contoso.com', verified: false, initial: true, mail: true });
  });

  it('the list of groups', async () => {
    answering('groups-list.response-1.json');
    expect((await directory.findGroups({})).groups[0]?.displayName).toBeTruthy();
  });

  it('the token of a real sign-in', async () => {
    server.answer(({ path }) => ({
      body: isTokenRequest(path) ? example('wire-token-success.json') : { value: [] },
    }));
    await expect(directoryAt(server.url).listDomains()).resolves.toEqual([]);
  });

  const errors = filesOf('microsoft.graph.ODataErrors.ODataError').map((file) => {
    const told = usable.find((entry) => entry.file === file)?.status ?? 400;
    return [file, told] as const;
  });
  it.each(errors)('the error %s with status %i', async (file, status) => {
    answering(file, status);
    const error = await errorOf(directory.listDomains());
    expect(error.details.upstream).toMatchObject({ status, code: errorCodeOf(example(file)) });
  });
});
