import type { TaskId } from '../domain/ids.ts';
import type { Change } from '../domain/plan.ts';
import type { Clock } from '../ports/clock.ts';
import type { MirrorChange, MirrorStore } from '../ports/mirror.ts';

const nothingChanged: Omit<MirrorChange, 'affected'> = {
  groups: [],
  people: [],
  removedPeople: [],
  addedEdges: [],
  removedEdges: [],
};

/** Notes people whom no round told of; answers the mirror's revision since then. A mirror that moved on is left alone. */
export const noteAffected = async (
  { mirror, clock }: { readonly mirror: MirrorStore; readonly clock: Clock },
  taskId: TaskId,
  revision: number,
  affected: readonly string[],
): Promise<number> => {
  if (affected.length === 0) return revision;
  const state = await mirror.state(taskId);
  if (state?.revision !== revision) return revision;
  const change = { ...nothingChanged, affected };
  const now = clock.now().toISOString();
  return (await mirror.advance(taskId, revision, change, state.links, now))
    ? revision + 1
    : revision;
};

/** Whom rows would change, or could not, without having been noted. */
export const notNoted = (
  changes: readonly Change[],
  noted: ReadonlySet<string>,
): readonly string[] =>
  changes
    .filter(({ write, error }) => write !== null || error !== null)
    .filter((change) => ![change.objectId, change.email].some((one) => one && noted.has(one)))
    .flatMap((change) => change.objectId ?? change.email ?? []);
