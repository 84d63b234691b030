import { describe, expect, it } from 'vitest';
import {
  desiredSubscriptions,
  type KnownSubscription,
  planSubscriptions,
  type SubscriptionPlan,
  subscriptionLifeMs,
} from '../../server/domain/subscription-plan.ts';

const now = new Date('2026-03-01T08:00:00.000Z');
const notificationUrl = 'https://sync.example/graph/notifications';
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();

const known = (resource: string, fields: Partial<KnownSubscription> = {}): KnownSubscription => ({
  subscriptionId: `of ${resource}`,
  resource,
  expiresAt: inHours(72),
  notificationUrl,
  ...fields,
});

const inWords = ({ renew, keep, steps }: SubscriptionPlan<KnownSubscription>) => ({
  renew: renew.map(({ subscriptionId }) => subscriptionId),
  keep: keep.map(({ subscriptionId }) => subscriptionId),
  steps: steps.map((step) =>
    step.kind === 'create'
      ? `create ${step.resource}`
      : `remove ${step.subscription.subscriptionId}`,
  ),
});

const plan = (desired: readonly string[], present: readonly KnownSubscription[], room = 100) =>
  inWords(planSubscriptions({ desired, known: present, now, notificationUrl, room }));

const groupIds = (count: number) => Array.from({ length: count }, (_, index) => `g${index}`);

describe('what an access is subscribed to', () => {
  it('is all users and each group, while the quota lets it', () => {
    const desired = desiredSubscriptions({ groupIds: groupIds(99), quota: 100, othersInUse: 0 });
    expect(desired).toHaveLength(100);
    expect(desired).toContain('users');
    expect(desired).toContain('groups/g98');
  });

  it.each([
    ['one group too many', 100, 0],
    ['a place taken by somebody else', 99, 1],
    ['250 groups', 250, 0],
  ])('is all users and all groups with %s', (_, count, othersInUse) => {
    const desired = desiredSubscriptions({ groupIds: groupIds(count), quota: 100, othersInUse });
    expect(desired).toEqual(['users', 'groups']);
  });

  it('is all users alone without a group', () => {
    expect(desiredSubscriptions({ groupIds: [], quota: 100, othersInUse: 0 })).toEqual(['users']);
  });

  it('has a group once, however its id is written and by however many tasks it is wanted', () => {
    const wish = { groupIds: ['AB', 'ab'], quota: 100, othersInUse: 0 };
    expect(desiredSubscriptions(wish)).toEqual(['users', 'groups/ab']);
  });
});

describe('the plan of subscriptions', () => {
  it('creates what is missing and keeps what is there, however Graph writes it', () => {
    expect(plan(['users', 'groups/g1'], [known('/Users')])).toEqual({
      renew: [],
      keep: ['of /Users'],
      steps: ['create groups/g1'],
    });
  });

  it.each([
    ['49 hours after its creation', 23, true],
    ['exactly when two thirds have passed', 24, true],
    ['47 hours after its creation', 25, false],
  ])('renews at two thirds of the life: %s', (_, hoursLeft, isRenewed) => {
    const present = known('users', { expiresAt: inHours(hoursLeft) });
    const { renew, keep } = plan(['users'], [present]);
    expect([renew.length, keep.length]).toEqual(isRenewed ? [1, 0] : [0, 1]);
    expect(subscriptionLifeMs).toBe(72 * 3_600_000);
  });

  it('makes an expired one anew', () => {
    expect(plan(['users'], [known('users', { expiresAt: inHours(0) })])).toEqual({
      renew: [],
      keep: [],
      steps: ['remove of users', 'create users'],
    });
  });

  it('removes one that delivers elsewhere before it makes it anew, as Graph refuses a second one', () => {
    const elsewhere = known('users', {
      notificationUrl: 'https://old.example/graph/notifications',
    });
    expect(plan(['users', 'groups/g1'], [elsewhere]).steps).toEqual([
      'remove of users',
      'create users',
      'create groups/g1',
    ]);
  });

  it('removes what is not wanted any more after the new ones are there', () => {
    expect(plan(['users', 'groups'], [known('users'), known('groups/g1')]).steps).toEqual([
      'create groups',
      'remove of groups/g1',
    ]);
  });

  it('keeps the longer living of two for the same', () => {
    const twin = known('users', { subscriptionId: 'twin', expiresAt: inHours(60) });
    expect(plan(['users'], [twin, known('users')])).toEqual({
      renew: [],
      keep: ['of users'],
      steps: ['remove twin'],
    });
  });

  it('makes just enough room where the quota is used up, and gives all groups up last', () => {
    const single = [known('groups/g1'), known('groups/g2'), known('users')];
    expect(plan(['users', 'groups'], single, 3).steps).toEqual([
      'remove of groups/g1',
      'create groups',
      'remove of groups/g2',
    ]);
    const wide = [known('groups'), known('groups/g9'), known('users')];
    expect(plan(['users', 'groups/g1', 'groups/g2'], wide, 3).steps).toEqual([
      'remove of groups/g9',
      'create groups/g1',
      'remove of groups',
      'create groups/g2',
    ]);
  });

  it('removes everything when nothing is wanted', () => {
    expect(plan([], [known('users'), known('groups/g1')]).steps.toSorted()).toEqual([
      'remove of groups/g1',
      'remove of users',
    ]);
  });
});
