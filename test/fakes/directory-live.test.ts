import { directoryChangesContract } from '../suites/directory-changes.ts';
import { peopleContract } from '../suites/directory-people.ts';
import { subscriptionsContract } from '../suites/directory-subscriptions.ts';
import { openFakeLive } from './directory-live.ts';

directoryChangesContract('the fake', openFakeLive);
peopleContract('the fake', openFakeLive);
subscriptionsContract('the fake', openFakeLive);
