import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparableResource,
  desiredSubscriptions,
  type KnownSubscription,
  planSubscriptions,
} from '../../server/domain/subscription-plan.ts';

const now = new Date('2026-03-01T08:00:00.000Z');
const life = 72 * 3_600_000;
const notificationUrl = 'https://sync.example/graph/notifications';

const resources = fc.oneof(
  fc.constantFrom('users', '/users', 'groups', 'Groups'),
  fc.nat(12).map((number) => `groups/g${number}`),
);

const knownArbitrary = fc.record({
  resource: resources,
  hoursLeft: fc.integer({ min: -5, max: 72 }),
  notificationUrl: fc.oneof(
    { weight: 5, arbitrary: fc.constant(notificationUrl) },
    { weight: 1, arbitrary: fc.constant('https://old.example/graph/notifications') },
  ),
});

const situation = fc
  .record({
    groups: fc.uniqueArray(fc.nat(12), { maxLength: 12 }),
    quota: fc.integer({ min: 4, max: 16 }),
    others: fc.nat(2),
    known: fc.array(knownArbitrary, { maxLength: 12 }),
  })
  .map(({ groups, quota, others, known }) => ({
    quota,
    others,
    desired: desiredSubscriptions({
      groupIds: groups.map((number) => `g${number}`),
      quota,
      othersInUse: others,
    }),
    // what Graph can have: never two for the same at once, never more than the quota
    known: known
      .filter(
        (one, index) =>
          one.hoursLeft <= 0 ||
          !known
            .slice(0, index)
            .some(
              (other) =>
                other.hoursLeft > 0 &&
                comparableResource(other.resource) === comparableResource(one.resource),
            ),
      )
      .slice(0, quota - others)
      .map(
        (one, index): KnownSubscription => ({
          subscriptionId: `s${index}`,
          resource: one.resource,
          expiresAt: new Date(now.getTime() + one.hoursLeft * 3_600_000).toISOString(),
          notificationUrl: one.notificationUrl,
        }),
      ),
  }));

const isAlive = ({ expiresAt }: KnownSubscription) => Date.parse(expiresAt) > now.getTime();

/** What Graph has after each step; it refuses a second one for the same, and one too many. */
const statesOf = (
  input: { readonly known: readonly KnownSubscription[]; readonly desired: readonly string[] },
  room: number,
): readonly (readonly KnownSubscription[])[] => {
  const plan = planSubscriptions({ ...input, now, notificationUrl, life, room });
  const expiresAt = new Date(now.getTime() + life).toISOString();
  let present = input.known
    .filter(isAlive)
    .map((one) => (plan.renew.includes(one) ? { ...one, expiresAt } : one));
  const states = [present];
  for (const [index, step] of plan.steps.entries()) {
    if (step.kind === 'remove') {
      present = present.filter((one) => one.subscriptionId !== step.subscription.subscriptionId);
    } else {
      const { resource } = step;
      const twin = present.find((one) => comparableResource(one.resource) === resource);
      if (twin) throw new Error(`409 for ${resource}`);
      if (present.length >= room) throw new Error(`403 for ${resource}`);
      present = [
        ...present,
        { subscriptionId: `new${index}`, resource, expiresAt, notificationUrl },
      ];
    }
    states.push(present);
  }
  return states;
};

const covers = (state: readonly KnownSubscription[], resource: string): boolean =>
  state.some(
    (one) =>
      one.notificationUrl === notificationUrl &&
      [resource, resource.startsWith('groups') ? 'groups' : resource].includes(
        comparableResource(one.resource),
      ),
  );

describe('plans of subscriptions', () => {
  it('are empty once they were carried out, and Graph refuses none of their steps', () => {
    fc.assert(
      fc.property(situation, ({ desired, known, quota, others }) => {
        const room = quota - others;
        const end = statesOf({ desired, known }, room).at(-1) ?? [];
        const again = planSubscriptions({ desired, known: end, now, notificationUrl, life, room });
        expect(again.steps).toEqual([]);
        expect(again.renew).toEqual([]);
        expect(again.keep).toHaveLength(desired.length);
      }),
      { numRuns: 500 },
    );
  });

  it('never leave what is wanted without a subscription it had, while there is room', () => {
    fc.assert(
      fc.property(situation, ({ desired, known }) => {
        const states = statesOf({ desired, known }, 100);
        for (const resource of desired) {
          const coverage = states.map((state) => covers(state, resource));
          expect(coverage).toEqual(coverage.toSorted((a, b) => Number(a) - Number(b)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('do not touch what may stay', () => {
    fc.assert(
      fc.property(situation, ({ desired, known, quota, others }) => {
        const plan = planSubscriptions({
          desired,
          known,
          now,
          notificationUrl,
          life,
          room: quota - others,
        });
        const removed = plan.steps.flatMap((step) =>
          step.kind === 'remove' ? step.subscription : [],
        );
        expect([...plan.keep, ...plan.renew, ...removed]).toHaveLength(known.length);
        expect([...plan.keep, ...plan.renew].every(isAlive)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
