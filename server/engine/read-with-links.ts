import { maxGroupsOfLink } from '../domain/delta.ts';
import type { DirectorySnapshot } from '../domain/directory.ts';
import type { GroupId } from '../domain/ids.ts';
import type { Directory, ReadOptions } from '../ports/directory.ts';
import type { DeltaLinks } from '../ports/mirror.ts';

/**
 * Reads the groups, with links that tell what changes from then on. The links are taken before the read, so that nothing
 * that happens meanwhile is lost; `known` are groups they had better watch too.
 */
export const readWithLinks = async (
  directory: Directory,
  ids: readonly GroupId[],
  known: readonly GroupId[],
  options: ReadOptions,
): Promise<{ readonly snapshot: DirectorySnapshot; readonly links: DeltaLinks }> => {
  const watched = new Set([...ids, ...known]);
  for (;;) {
    const links: DeltaLinks = {
      groups: await directory.startGroupDelta([...watched], options),
      users: await directory.startUserDelta(options),
    };
    const snapshot = await directory.readGroups(ids, options);
    const closure = [...snapshot.groups.keys()];
    // nested groups show only while reading; with a link that does not watch them a change could be missed
    if (closure.every((id) => watched.has(id)) || watched.size > maxGroupsOfLink) {
      return { snapshot, links };
    }
    for (const id of closure) watched.add(id);
  }
};
