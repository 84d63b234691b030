import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import {
  sampleCredentials,
  sampleTenantId,
} from '../../server/evaluation/tenant/sample-identities.ts';
import { type Api, setUpTask } from './api-steps.ts';
import { type Installation, startInstallation } from './installation.ts';

const seed = generateTenant({ people: 20, groups: 2 });
const [group = ''] = seed.groups.map(({ record }) => record.id);
const { clientId, clientSecret } = sampleCredentials.ready;

let installation: Installation;
let api: Api;
beforeAll(async () => {
  installation = await startInstallation({ directories: [seed] });
  api = await installation.signIn();
}, 60_000);
afterAll(() => installation?.stop());

it('nothing that was typed is lost: a draft is tested and becomes a task, and its secret never comes back', async () => {
  const fields = { name: 'Contoso', tenantId: sampleTenantId, clientId };
  const kept = await api('PUT', '/api/drafts/new-task', { fields, clientSecret });
  expect(kept).toMatchObject({ status: 200, body: { fields, hasSecret: true } });
  // Teams was closed and opened again
  const again = await installation.signIn();
  const draft = await again('GET', '/api/drafts/new-task');
  expect(draft.body).toEqual(kept.body);
  expect(JSON.stringify(draft.body)).not.toContain(clientSecret);

  const tested = await again('POST', '/api/access-tests', { draftId: 'new-task' });
  expect(tested).toMatchObject({ status: 200, body: { ok: true } });
  const access = { tenantId: sampleTenantId, clientId, draftId: 'new-task' };
  const made = await again('POST', '/api/tasks', { name: 'Contoso', access });
  expect(made.status).toBe(201);
  const gone = await again('GET', '/api/drafts/new-task');
  expect(gone.body).toMatchObject({ fields: {}, hasSecret: false, savedAt: null });
  const { taskId } = made.body;
  const own = await again('POST', '/api/access-tests', { taskId });
  expect(own).toMatchObject({ body: { ok: true } });

  const copy = await again('POST', `/api/tasks/${taskId}/copies`, {});
  expect(copy).toMatchObject({ status: 201, body: { name: 'Contoso (copy)', number: 2 } });
  const ofCopy = await again('POST', '/api/access-tests', { taskId: copy.body.taskId });
  expect(ofCopy).toMatchObject({ body: { ok: true } });

  const { db } = installation.server.database;
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const stored = JSON.stringify(await db.collection(name).find().toArray());
    expect(stored, name).not.toContain(clientSecret);
  }
});

it('a test tells its progress and then its plan, with its effects', async () => {
  const taskId = await setUpTask(api, {
    groups: { [group]: [{ action: 'crypto', value: 'SigEnc' }] },
  });
  const signIn = await fetch(`${installation.tenant.loginUrl}/sample-sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ admin: 'all' }),
  });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await signIn.json());
  const response = await fetch(`${installation.server.url}/api/tasks/${taskId}/plans`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
  });
  const text = await response.text();
  expect(text).toMatch(/^event: progress\n/);
  expect(text).toMatch(/\ndata: \{"groupsRead":1,"groupsTotal":1,"membersRead":10\}\n/);
  const plan: unknown = JSON.parse(/event: plan\ndata: (.*)/.exec(text)?.[1] ?? 'null');
  expect(plan).toMatchObject({
    taskId,
    effects: [{ setting: 'crypto', was: null, becomes: 'SigEnc', count: expect.any(Number) }],
  });
});
