import type { Change, ChangeKind } from '../../../server/domain/plan.ts';

type Keys = Pick<Change, 'kind' | 'email' | 'objectId'>;

const kinds: readonly ChangeKind[] = ['disable', 'rename', 'enable', 'update', 'create', 'skip'];

/** Sorts as text would, null after every text. */
const compare = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
};

/** The total order of rows: kind, then e-mail, then object id, by code points (section 5). */
export const compareRows = (a: Keys, b: Keys): number =>
  kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
  compare(a.email, b.email) ||
  compare(a.objectId, b.objectId);

export const inRowOrder = <Row extends Keys>(rows: readonly Row[]): readonly Row[] =>
  [...rows].sort(compareRows);
