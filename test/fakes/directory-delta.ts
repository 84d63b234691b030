import type { DeltaLink, DeltaRound } from '../../server/domain/delta.ts';
import type { Clock } from '../../server/ports/clock.ts';
import type { Directory, ReadOptions } from '../../server/ports/directory.ts';
import type { DirectoryModel, DirectoryRead } from './directory-model.ts';
import { copyOf, groupChanges, type ModelCopy, personChanges } from './directory-snapshot.ts';

type Deltas = Pick<
  Directory,
  'startGroupDelta' | 'startUserDelta' | 'readGroupDelta' | 'readUserDelta'
>;

interface LinkQuery {
  readonly subject: 'groups' | 'users';
  /** Null for all groups. */
  readonly ids: ReadonlySet<string> | null;
}

interface Link extends LinkQuery {
  readonly epoch: number;
  /** The model when the link was given out. */
  readonly since: ModelCopy;
}

/** Graph filters at most so many groups. */
const maxFiltered = 50;

/** Delta links over the model: a link remembers what was, and a round tells how that differs from what is. */
export const createFakeDeltas = (
  model: DirectoryModel,
  clock: Clock,
  begin: (read: DirectoryRead, options: ReadOptions | undefined) => Promise<void>,
): Deltas => {
  const links = new Map<DeltaLink, Link>();
  const epoch = () => model.linkEpoch ?? 0;

  /** Up to where a round tells, or from where a new link will. */
  const sees = (since: ModelCopy | null): ModelCopy => model.deltaSees?.(since) ?? copyOf(model);

  const give = ({ subject, ids }: LinkQuery, since: ModelCopy): DeltaLink => {
    const link = `/${subject}/delta?$deltatoken=fake-${links.size + 1}` as DeltaLink;
    links.set(link, { subject, ids, since, epoch: epoch() });
    return link;
  };

  const read = <Item>(
    subject: Link['subject'],
    asked: DeltaLink,
    compare: (link: Link, now: ModelCopy) => readonly Item[],
  ): DeltaRound<Item> | null => {
    const link = links.get(asked);
    if (link?.subject !== subject || link.epoch !== epoch()) return null;
    if ((model.deltaLag ?? 0) > 0) {
      model.deltaLag = (model.deltaLag ?? 0) - 1;
      return { items: [], next: give(link, link.since) };
    }
    const now = sees(link.since);
    return { items: compare(link, now), next: give(link, now) };
  };

  return {
    async startGroupDelta(ids, options) {
      await begin('startGroupDelta', options);
      const distinct = new Set(ids.map((id) => id.toLowerCase()));
      const filtered = distinct.size > 0 && distinct.size <= maxFiltered;
      return give({ subject: 'groups', ids: filtered ? distinct : null }, sees(null));
    },
    async startUserDelta(options) {
      await begin('startUserDelta', options);
      return give({ subject: 'users', ids: null }, sees(null));
    },
    async readGroupDelta(asked, options) {
      await begin('readGroupDelta', options);
      return read('groups', asked, ({ ids, since }, now) =>
        groupChanges(since, now, (id) => ids === null || ids.has(id)),
      );
    },
    async readUserDelta(asked, options) {
      await begin('readUserDelta', options);
      return read('users', asked, ({ since }, now) =>
        personChanges(since, now, clock.now().toISOString()),
      );
    },
  };
};
