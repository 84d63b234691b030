import { beforeEach, describe, expect, it } from 'vitest';
import type { FollowOutcome } from '../../server/engine/follow-delta.ts';
import { recordDrift } from '../../server/engine/record-drift.ts';
import type { MirrorDrift, MirrorState } from '../../server/ports/mirror.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeInbox } from '../fakes/inbox.ts';
import { createFakeLiveStore } from '../fakes/live-store.ts';
import { aTask, at } from '../suites/builders.ts';
import { anInboxEntry } from '../suites/inbox.ts';

const before = (readAt: string): Pick<MirrorState, 'readAt'> => ({ readAt });
const advanced: FollowOutcome = {
  kind: 'advanced',
  shown: new Set(),
  isChanged: false,
  revision: 1,
  groups: [],
};
const drift = { groups: 1, memberships: 20, people: 2 };
const hourEarlier = '2026-03-01T07:00:00.000Z';
const on = { state: 'on', reason: null, checkedAt: hourEarlier } as const;

describe('the drift of a full read', () => {
  const clock = createFakeClock(at);
  let live: ReturnType<typeof createFakeLiveStore>;
  let inbox: ReturnType<typeof createFakeInbox>;
  beforeEach(() => {
    live = createFakeLiveStore();
    inbox = createFakeInbox();
  });
  const record = async (
    found: MirrorDrift = drift,
    followed: FollowOutcome | null = advanced,
    readAt: string | null = '2026-03-01T07:30:00.000Z',
  ) => {
    const size = await recordDrift({ live, inbox, clock }, aTask(), {
      ...{ found, mirrored: 500, followed },
      before: readAt === null ? null : before(readAt),
    });
    return { size, drift: (await live.get(['task-1'])).get('task-1')?.drift };
  };

  it('is a defect if live updates were on since the read before', async () => {
    await live.put('task-1', on);
    expect(await record()).toEqual({
      size: 23,
      drift: { ...drift, mirrored: 500, at, explained: null, total: 23, lastAt: at },
    });
  });

  it('is kept also if there is none', async () => {
    await record();
    const none = { groups: 0, memberships: 0, people: 0 };
    expect(await record(none)).toMatchObject({
      size: 0,
      drift: { ...none, explained: null, total: 23 },
    });
  });

  it('is explained by polling where there are no subscriptions', async () => {
    expect((await record()).drift?.explained).toBe('polling');
  });

  it('is explained by subscriptions that are degraded, or were since the read before', async () => {
    await live.put('task-1', { ...on, state: 'degraded', reason: 'why' });
    expect((await record()).drift?.explained).toBe('degraded');
    await live.put('task-1', { ...on, checkedAt: '2026-03-01T07:45:00.000Z' });
    expect((await record()).drift?.explained).toBe('degraded');
  });

  it('is explained where the live path itself could not tell', async () => {
    await live.put('task-1', on);
    const why = { kind: 'read-in-full', why: 'Graph no longer accepts the delta link.' } as const;
    expect((await record(drift, why)).drift?.explained).toBe('full-read-needed');
    expect((await record(drift, null, null)).drift?.explained).toBe('full-read-needed');
  });

  it('is explained by changes that were notified while the directory was read', async () => {
    await live.put('task-1', on);
    await inbox.store([anInboxEntry('notified', 0, { taskId: 'task-1' })]);
    expect((await record()).drift?.explained).toBe('changes-under-way');
  });

  it('is not explained by a life-cycle event or another look that waits', async () => {
    await live.put('task-1', on);
    const event = { about: 'lifecycle', objectId: null, lifecycleEvent: 'missed' } as const;
    await inbox.store([
      anInboxEntry('event', 0, { taskId: 'task-1', ...event }),
      anInboxEntry('again', 0, { taskId: 'task-1', ...event, lifecycleEvent: null }),
    ]);
    expect((await record()).drift?.explained).toBeNull();
  });
});
