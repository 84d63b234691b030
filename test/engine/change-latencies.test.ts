import { describe, expect, it } from 'vitest';
import { changeLatencies } from '../../server/engine/change-latencies.ts';
import type { InboxEntry } from '../../server/ports/subscriptions.ts';
import { aChange, aSkip } from '../suites/builders.ts';

const second = (number: number) => new Date(Date.UTC(2026, 2, 1, 8, 0, number)).toISOString();
const moment = (number: number) => Date.parse(second(number));
const anEntry = (receivedAt: number, fields: Partial<InboxEntry> = {}): InboxEntry => ({
  entryId: `entry ${receivedAt}`,
  taskId: 'task-1',
  subscriptionId: 'subscription',
  about: 'group',
  objectId: 'group-1',
  lifecycleEvent: null,
  eventTime: null,
  receivedAt: second(receivedAt),
  attempts: 0,
  notBefore: second(receivedAt),
  ...fields,
});
const at = { read: moment(20), planned: moment(23), applied: moment(27) };
const stages = { planned: 3000, applied: 4000 };

describe('the latency of a change', () => {
  it('is counted from the first entry about the person or one of his groups', () => {
    const entries = [
      anEntry(1, { objectId: 'another group' }),
      anEntry(12),
      anEntry(10, { eventTime: second(8) }),
      anEntry(11, { about: 'user', objectId: 'object-anna' }),
    ];
    expect(changeLatencies(entries, [aChange()], at)).toEqual([
      { notified: 2000, read: 10_000, ...stages },
    ]);
  });

  it('is counted from the oldest entry where none names it, as for a nested group or a group he left', () => {
    const entries = [anEntry(15, { objectId: 'nested' }), anEntry(12, { objectId: 'other' })];
    expect(changeLatencies(entries, [aChange({ group: null })], at)).toEqual([
      { notified: null, read: 8000, ...stages },
    ]);
  });

  it('was immediate where Graph tells an event later than we received it', () => {
    const entries = [anEntry(10, { eventTime: second(11) })];
    expect(changeLatencies(entries, [aChange()], at)[0]).toMatchObject({ notified: 0 });
  });

  it('is not measured of what was not applied', () => {
    const changes = [aSkip(), aChange({ heldBy: ['too-many-disables'] })];
    expect(changeLatencies([anEntry(10)], changes, at)).toEqual([]);
  });

  it('is not measured where nobody said when it happened', () => {
    expect(changeLatencies([], [aChange()], at)).toEqual([]);
    const missed = anEntry(10, {
      ...{ about: 'lifecycle', objectId: null, lifecycleEvent: 'missed' },
    });
    expect(changeLatencies([missed], [aChange()], at)).toEqual([]);
  });
});
