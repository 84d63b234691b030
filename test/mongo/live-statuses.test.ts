import { createLiveStatuses } from '../../server/mongo/live-statuses.ts';
import { createFakeLiveStore } from '../fakes/live-store.ts';
import { liveStoreContract } from '../suites/live-store.ts';
import { preparedMongo } from './mongo-stores.ts';

const mongo = preparedMongo();

liveStoreContract('in memory', async () => createFakeLiveStore());
liveStoreContract('in MongoDB', async () => {
  await mongo.empty();
  return createLiveStatuses(mongo.database());
});
