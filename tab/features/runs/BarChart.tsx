import {
  Body1Strong,
  Caption1,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';

const height = 64;
const step = 16;
const gap = 4;

const useStyles = makeStyles({
  chart: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  title: { color: tokens.colorNeutralForeground2 },
  total: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontVariantNumeric: 'tabular-nums',
  },
  bars: { display: 'block', width: '100%', height: `${height}px`, overflow: 'visible' },
  bar: {
    fill: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  bad: {
    fill: tokens.colorStatusDangerBackground3,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  base: {
    stroke: tokens.colorNeutralStroke2,
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  ends: {
    display: 'flex',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground3,
  },
});

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value in words. */
  readonly said: string;
}

interface BarChartProps {
  readonly title: string;
  /** The number that sums it up. */
  readonly total: string;
  readonly bars: readonly Bar[];
  readonly isBad?: boolean;
}

/** A small chart of bars over time; the table beside it tells the same in numbers. */
export const BarChart = ({ title, total, bars, isBad = false }: BarChartProps) => {
  const styles = useStyles();
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const width = Math.max(1, bars.length) * step;
  const tallOf = (value: number): number =>
    value === 0 ? 0 : Math.max(2, Math.round((height * value) / highest));
  return (
    <figure className={styles.chart}>
      <figcaption>
        <Caption1 className={styles.title}>{title}</Caption1>
      </figcaption>
      <Body1Strong className={styles.total}>{total}</Body1Strong>
      <svg
        role="img"
        aria-label={`${title}: ${total}`}
        className={styles.bars}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
      >
        {bars.map(({ label, value, said }, place) => (
          <rect
            key={label}
            className={mergeClasses(styles.bar, isBad && styles.bad)}
            x={place * step + gap / 2}
            y={height - tallOf(value)}
            width={step - gap}
            height={tallOf(value)}
          >
            <title>{`${label}: ${said}`}</title>
          </rect>
        ))}
        <line
          className={styles.base}
          x1={0}
          x2={width}
          y1={height}
          y2={height}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <span className={styles.ends} aria-hidden>
        <Caption1>{bars[0]?.label}</Caption1>
        {bars.length > 1 && <Caption1>{bars.at(-1)?.label}</Caption1>}
      </span>
    </figure>
  );
};
