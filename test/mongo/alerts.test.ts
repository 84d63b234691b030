import { createAlertStore } from '../../server/mongo/alerts.ts';
import { createFakeAlertStore } from '../fakes/alert-store.ts';
import { createFakeStores } from '../fakes/stores.ts';
import { alertStoreContract } from '../suites/alert-store.ts';
import { standingsContract } from '../suites/standings.ts';
import { preparedMongo } from './mongo-stores.ts';

const mongo = preparedMongo();

alertStoreContract('in memory', async () => createFakeAlertStore());
alertStoreContract('in MongoDB', async () => {
  await mongo.empty();
  return createAlertStore(mongo.database());
});

standingsContract('in memory', async () => createFakeStores());
standingsContract('in MongoDB', mongo.empty);
