import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';

/** About how many deliveries are not worked off yet, from what MongoDB knows of the collection without reading it. */
export const createInboxLength =
  ({ collections: { inbox } }: Database): (() => Promise<number>) =>
  () =>
    inDatabase(() => inbox.estimatedDocumentCount());
