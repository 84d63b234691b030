import type { PlanView } from '../../../server/contract/plan.ts';
import { useText } from '../../strings/text.ts';
import { type SummaryCard, SummaryCards } from '../SummaryCards.tsx';
import { type ChangeFilter, setFilter } from './list-place.ts';

const kinds = ['disable', 'update', 'create', 'rename', 'enable', 'skip'] as const;
const always = ['disable', 'update', 'create'] as const satisfies readonly (typeof kinds)[number][];
const results = ['failed', 'held'] as const;

/** What a plan counts, and of a run also what came of it. */
export type ChangeCounts = PlanView['counts'] & {
  readonly failed?: number;
  readonly held?: number;
};
type Key = (typeof kinds)[number] | (typeof results)[number] | 'unchanged' | 'error';

const countOf = (counts: ChangeCounts, kind: (typeof kinds)[number]): number =>
  // users that are errors are among the skipped
  kind === 'skip' ? counts.skipped + counts.error : counts[kind];

interface ChangeCardsProps {
  readonly counts: ChangeCounts;
  readonly filter: ChangeFilter;
  /** They only tell: there is no list below. */
  readonly isInert?: boolean;
}

/** The numbers of a plan or run, what takes something away first; most of them filter the list below. */
export const ChangeCards = ({ counts, filter, isInert = false }: ChangeCardsProps) => {
  const text = useText();
  const chosen: Key | null =
    filter.result === 'applied' ? null : (filter.result ?? filter.kind ?? null);
  const shownKinds = kinds.filter(
    (kind) =>
      countOf(counts, kind) > 0 || kind === filter.kind || always.some((one) => one === kind),
  );
  const cards: readonly SummaryCard<Key>[] = [
    ...results
      .filter((result) => (counts[result] ?? 0) > 0)
      .map(
        (result): SummaryCard<Key> => ({
          key: result,
          label: text(`changes.card.${result}`),
          value: counts[result] ?? 0,
          mood: result === 'failed' ? 'bad' : 'held',
        }),
      ),
    ...shownKinds.map(
      (kind): SummaryCard<Key> => ({
        key: kind,
        label: text(`changes.card.${kind}`),
        value: countOf(counts, kind),
      }),
    ),
    ...(counts.error > 0
      ? [
          {
            key: 'error',
            label: text('changes.card.error'),
            value: counts.error,
            mood: 'bad',
            isInert: true,
          } satisfies SummaryCard<Key>,
        ]
      : []),
    {
      key: 'unchanged',
      label: text('changes.card.unchanged'),
      value: counts.unchanged,
      isInert: true,
    },
  ];
  return (
    <SummaryCards
      label={text('changes.cards')}
      cards={cards}
      chosen={chosen}
      {...(isInert
        ? {}
        : {
            choose: (key: Key | null) =>
              setFilter({
                kind: kinds.find((one) => one === key) ?? null,
                result: results.find((one) => one === key) ?? null,
              }),
          })}
    />
  );
};
