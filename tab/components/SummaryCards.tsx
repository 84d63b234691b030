import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useFormat } from '../strings/LanguageProvider.tsx';
import { type Mood, StatusIcon } from './Status.tsx';
import { visuallyHidden } from './visually-hidden.ts';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(9rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
    '@media (max-width: 480px)': {
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      gap: tokens.spacingHorizontalS,
    },
  },
  legend: { float: 'left', ...visuallyHidden },
  card: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    fontFamily: 'inherit',
    textAlign: 'start',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  choice: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: tokens.strokeWidthThin,
    },
  },
  chosen: {
    border: `${tokens.strokeWidthThin} solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 ${tokens.strokeWidthThin} ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    '@media (forced-colors: active)': { outline: `${tokens.strokeWidthThick} solid Highlight` },
  },
  number: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  label: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});

export interface SummaryCard<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly value: number;
  /** Gives it an icon. */
  readonly mood?: Mood;
  /** It only tells, among cards that can be chosen. */
  readonly isInert?: boolean;
}

interface SummaryCardsProps<Key extends string> {
  readonly label: string;
  readonly cards: readonly SummaryCard<Key>[];
  /** The card whose rows are shown; null = all. */
  readonly chosen?: Key | null;
  /** Shows the rows of a card; without it the cards only tell. */
  readonly choose?: (key: Key | null) => void;
}

/** The numbers of a plan or run, largest type on the page; each can be the filter of the list below. */
export const SummaryCards = <Key extends string>({
  label,
  cards,
  chosen = null,
  choose,
}: SummaryCardsProps<Key>) => {
  const format = useFormat();
  const styles = useStyles();
  const inside = ({ label: name, value, mood }: SummaryCard<Key>) => (
    <>
      <span className={styles.number}>{format.number(value)}</span>
      <span className={styles.label}>
        {mood && <StatusIcon mood={mood} />}
        <span>{name}</span>
      </span>
    </>
  );
  return (
    <fieldset className={styles.cards}>
      <legend className={styles.legend}>{label}</legend>
      {cards.map((card) =>
        choose && !card.isInert ? (
          <button
            key={card.key}
            type="button"
            aria-pressed={card.key === chosen}
            className={mergeClasses(
              styles.card,
              styles.choice,
              card.key === chosen && styles.chosen,
            )}
            onClick={() => choose(card.key === chosen ? null : card.key)}
          >
            {inside(card)}
          </button>
        ) : (
          <div key={card.key} className={styles.card}>
            {inside(card)}
          </div>
        ),
      )}
    </fieldset>
  );
};
