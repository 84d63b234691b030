import type { Db, Document } from 'mongodb';

/** One statement as MongoDB's profiler recorded it. */
export interface Operation {
  /** E.g. `find users`, `update planRows`. */
  readonly name: string;
  readonly keys: number;
  readonly documents: number;
  /** Of the answer. */
  readonly bytes: number;
  /** How it found its way: `IXSCAN { taskId: 1 }`. */
  readonly plan: string;
  readonly command: Document;
}

/** Marks what a measurement asks itself: it is left out. */
export const ownQuestions = { comment: 'measurement' } as const;

const profile = 'system.profile';
/** Enough for hundreds of changes; when it is full MongoDB forgets the oldest. */
const profileBytes = 64 * 1024 * 1024;

const toOperation = (entry: Document): Operation => {
  const command: Document = entry.command ?? {};
  const verb = entry.op === 'command' ? (Object.keys(command)[0] ?? 'command') : String(entry.op);
  return {
    name: `${verb} ${String(entry.ns).split('.').slice(1).join('.')}`,
    keys: Number(entry.keysExamined ?? 0),
    documents: Number(entry.docsExamined ?? 0),
    bytes: Number(entry.responseLength ?? 0),
    plan: String(entry.planSummary ?? ''),
    command,
  };
};

const isOwn = ({ command, ns }: Document): boolean =>
  command?.comment === ownQuestions.comment ||
  command?.originatingCommand?.comment === ownQuestions.comment ||
  String(ns).endsWith(`.${profile}`) ||
  command?.profile !== undefined ||
  // questions of the driver itself
  command?.hello !== undefined ||
  command?.ping !== undefined;

/**
 * What MongoDB did in this database while `work` went on, statement by statement.
 * https://www.mongodb.com/docs/manual/reference/database-profiler/
 */
export const operationsDuring = async (
  db: Db,
  work: () => Promise<unknown>,
): Promise<readonly Operation[]> => {
  await db.command({ profile: 0 });
  await db.dropCollection(profile);
  await db.createCollection(profile, { capped: true, size: profileBytes });
  await db.command({ profile: 2 });
  try {
    await work();
  } finally {
    await db.command({ profile: 0 });
  }
  const entries = await db.collection(profile).find().sort({ $natural: 1 }).toArray();
  return entries.filter((entry) => !isOwn(entry)).map(toOperation);
};
