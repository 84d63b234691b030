import { describe } from 'vitest';
import { createFakeStores } from '../fakes/stores.ts';
import { baselineSuite } from '../suites/baseline.ts';
import { draftSuite } from '../suites/drafts.ts';
import { inboxSuite } from '../suites/inbox.ts';
import { leaseSuite } from '../suites/leases.ts';
import { managedDomainSuite } from '../suites/managed-domains.ts';
import { managedUserSuite } from '../suites/managed-users.ts';
import { mirrorSuite } from '../suites/mirror.ts';
import { planSuite } from '../suites/plans.ts';
import { runSuite } from '../suites/runs.ts';
import { sealingSuite } from '../suites/sealing.ts';
import type { OpenStores } from '../suites/stores.ts';
import { subscriptionSuite } from '../suites/subscriptions.ts';
import { targetSuite } from '../suites/target.ts';
import { taskSuite } from '../suites/tasks.ts';
import { userHistorySuite } from '../suites/user-history.ts';
import { userSuite } from '../suites/users.ts';
import { preparedMongo } from './mongo-stores.ts';

const suites = [
  taskSuite,
  planSuite,
  runSuite,
  leaseSuite,
  baselineSuite,
  mirrorSuite,
  inboxSuite,
  subscriptionSuite,
  userSuite,
  targetSuite,
  managedDomainSuite,
  sealingSuite,
  draftSuite,
  managedUserSuite,
  userHistorySuite,
];

const runAll = (open: OpenStores): void => {
  for (const suite of suites) suite(open);
};

describe('in memory', () => runAll(async () => createFakeStores()));

describe('in MongoDB', () => {
  const mongo = preparedMongo();
  runAll(mongo.empty);
});
