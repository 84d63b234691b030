import { directoryChangesContract } from '../suites/directory-changes.ts';
import { peopleContract } from '../suites/directory-people.ts';
import { subscriptionsContract } from '../suites/directory-subscriptions.ts';
import { openSimulated } from './simulated.ts';

directoryChangesContract('Microsoft Graph', (parts) => openSimulated(parts));
directoryChangesContract('Microsoft Graph with small and empty pages', (parts) =>
  openSimulated(parts, {
    deltaPageSize: 2,
    emptyPages: true,
    expiredDeltaAnswer: 400,
  }),
);
peopleContract('Microsoft Graph', (parts) => openSimulated(parts));
subscriptionsContract('Microsoft Graph', (parts) => openSimulated(parts));
