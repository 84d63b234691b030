import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPostAlert } from '../../server/alerts/post-alert.ts';
import type { AlertNotice } from '../../server/ports/alerts.ts';
import { type ScriptedServer, startScriptedServer } from '../graph/scripted-server.ts';
import { contoso } from '../suites/builders.ts';

const since = '2026-03-01T08:00:00.000Z';
const notice: AlertNotice = {
  event: 'raised',
  task: { taskId: 'task 1', tenantId: contoso, number: 4, name: '[Sales](https://evil.example)' },
  alert: {
    code: 'run-held',
    taskId: 'task 1',
    severity: 'warning',
    since,
    message: 'A run waits for an approval.',
    details: { runId: 'run-1', held: 3 },
    occasion: '',
  },
  at: since,
};
const never = new AbortController().signal;

describe('a posted alert', () => {
  let receiver: ScriptedServer;
  beforeAll(async () => {
    receiver = await startScriptedServer(() => ({ status: 202 }));
  });
  afterAll(() => receiver.close());
  beforeEach(() => receiver.answer(() => ({ status: 202 })));
  const key = 'sig=a-secret-key';
  const postTo = (fields: { publicUrl?: string; timeoutMs?: number } = {}) =>
    createPostAlert({
      webhookUrl: `${receiver.url}/workflows/1/invoke?api-version=1&${key}`,
      publicUrl: 'https://sync.example',
      ...fields,
    });
  const lastBody = () => JSON.parse(receiver.seen.at(-1)?.body ?? '{}');

  it('goes to the configured address with its query, as a message with a card and as plain fields', async () => {
    expect(await postTo()(notice, never)).toEqual({ ok: true });
    expect(receiver.seen.at(-1)).toMatchObject({
      method: 'POST',
      url: `/workflows/1/invoke?api-version=1&${key}`,
      headers: { 'content-type': 'application/json' },
    });
    const { type, attachments, alert } = lastBody();
    expect(type).toBe('message');
    expect(attachments).toMatchObject([
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          type: 'AdaptiveCard',
          version: '1.4',
          actions: [{ type: 'Action.OpenUrl', url: 'https://sync.example/#/tasks/task%201' }],
        },
      },
    ]);
    expect(alert).toEqual({
      event: 'raised',
      code: 'run-held',
      severity: 'warning',
      title: 'A run waits for an approval',
      message: 'A run waits for an approval.',
      since,
      at: since,
      details: { runId: 'run-1', held: 3 },
      url: 'https://sync.example/#/tasks/task%201',
      taskId: 'task 1',
      taskNumber: 4,
      taskName: '[Sales](https://evil.example)',
      tenantId: contoso,
    });
  });

  it('shows the name of a task as it is, and never as a link of its own', async () => {
    await postTo()(notice, never);
    const blocks: { type: string; text?: string }[] = lastBody().attachments[0].content.body;
    const markdown = blocks.filter(({ type }) => type !== 'RichTextBlock');
    expect(JSON.stringify(markdown)).not.toContain('evil');
    expect(JSON.stringify(blocks)).toContain('evil');
  });

  it('says so when it is over', async () => {
    await postTo()({ ...notice, event: 'ended', at: '2026-03-01T09:00:00.000Z' }, never);
    const { attachments, alert } = lastBody();
    expect(alert).toMatchObject({ event: 'ended', at: '2026-03-01T09:00:00.000Z', since });
    expect(attachments[0].content.body[0]).toMatchObject({
      text: 'Over: A run waits for an approval',
    });
  });

  it('follows no redirect', async () => {
    const elsewhere = await startScriptedServer(() => ({ status: 200 }));
    try {
      const headers = { location: `${elsewhere.url}/stolen` };
      receiver.answer(() => ({ status: 307, headers }));
      expect(await postTo()(notice, never)).toMatchObject({
        ok: false,
        why: expect.stringContaining('307'),
      });
      expect(elsewhere.seen).toHaveLength(0);
    } finally {
      await elsewhere.close();
    }
  });

  it('that is refused says why, and when to come again', async () => {
    receiver.answer(() => ({ status: 429, headers: { 'retry-after': '17' }, body: 'private' }));
    expect(await postTo()(notice, never)).toEqual({
      ok: false,
      why: 'status 429',
      retryAfterMs: 17_000,
    });
  });

  it.each(['hang', 'destroy'] as const)(
    'is given up in its time where the other side does %s, and never tells the key of the address',
    async (reply) => {
      receiver.answer(() => reply);
      const posting = await postTo({ timeoutMs: 200 })(notice, never);
      expect(posting).toMatchObject({ ok: false, retryAfterMs: null });
      expect(JSON.stringify(posting)).not.toContain('a-secret-key');
    },
  );

  it('is given up at once when the process stops', async () => {
    receiver.answer(() => 'hang');
    const stopping = new AbortController();
    const posting = postTo()(notice, stopping.signal);
    stopping.abort();
    expect(await posting).toMatchObject({ ok: false });
    expect(await postTo()(notice, stopping.signal)).toMatchObject({ ok: false });
  });
});
