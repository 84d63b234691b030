import type { Database } from './database.ts';

/**
 * Has every live task read its directory anew: memberships stored before do not say whether their member is there. Their
 * indexes go too, as one of them has another shape now.
 */
export const forgetMirrors = async ({ db, collections }: Database): Promise<void> => {
  const { mirrorStates, mirrorEdges } = collections;
  await mirrorStates.deleteMany({});
  const name = mirrorEdges.collectionName;
  const found = await db.listCollections({ name }, { nameOnly: true }).toArray();
  if (found.length > 0) await db.dropCollection(name);
};
