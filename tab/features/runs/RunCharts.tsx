import {
  makeStyles,
  Subtitle2,
  Switch,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { RunView } from '../../../server/contract/run.ts';
import { TableRegion } from '../../components/TableRegion.tsx';
import { useFormat, useLanguage } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { BarChart } from './BarChart.tsx';
import { type RunBucket, runBuckets } from './run-buckets.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
  },
  heading: { margin: 0 },
  charts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  table: { minWidth: '32rem' },
});

const measures = ['runs', 'changes', 'failures', 'latency'] as const;
type Measure = (typeof measures)[number];

const measured = (bucket: RunBucket, measure: Measure): number =>
  measure === 'latency' ? (bucket.latencyMs ?? 0) : bucket[measure];

/** Runs, changes, failures and how long they took, over time; as charts or as a table. */
export const RunCharts = ({ runs }: { readonly runs: readonly RunView[] }) => {
  const text = useText();
  const format = useFormat();
  const { locale } = useLanguage();
  const styles = useStyles();
  const [isTable, setTable] = useState(false);
  const { unit, buckets } = useMemo(() => runBuckets(runs, Date.now()), [runs]);
  const time = useMemo(
    () =>
      new Intl.DateTimeFormat(
        locale,
        unit === 'day'
          ? { month: 'short', day: 'numeric' }
          : { weekday: 'short', hour: '2-digit', minute: '2-digit' },
      ),
    [locale, unit],
  );
  const said = (measure: Measure, value: number): string =>
    measure === 'latency' ? format.duration(value) : format.number(value);
  const totalOf = (measure: Measure): string => {
    if (measure !== 'latency')
      return format.number(buckets.reduce((sum, bucket) => sum + measured(bucket, measure), 0));
    const known = buckets.flatMap(({ latencyMs }) => latencyMs ?? []).toSorted((a, b) => a - b);
    const middle = known[Math.floor(known.length / 2)];
    return middle === undefined ? text('common.none') : format.duration(middle);
  };
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.heading}>
          {text(unit === 'day' ? 'runs.charts.days' : 'runs.charts.hours')}
        </Subtitle2>
        <Switch
          checked={isTable}
          label={text('runs.charts.asTable')}
          onChange={(_event, { checked }) => setTable(checked)}
        />
      </div>
      {!isTable && (
        <div className={styles.charts}>
          {measures.map((measure) => (
            <BarChart
              key={measure}
              title={text(`runs.charts.${measure}`)}
              total={totalOf(measure)}
              isBad={measure === 'failures'}
              bars={buckets.map((bucket) => ({
                label: time.format(bucket.start),
                value: measured(bucket, measure),
                said: said(measure, measured(bucket, measure)),
              }))}
            />
          ))}
        </div>
      )}
      {isTable && (
        <TableRegion label={text('runs.charts.table')}>
          <Table size="small" aria-label={text('runs.charts.table')} className={styles.table}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell>{text('runs.charts.time')}</TableHeaderCell>
                {measures.map((measure) => (
                  <TableHeaderCell key={measure}>{text(`runs.charts.${measure}`)}</TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {buckets
                .filter(({ runs: count }) => count > 0)
                .toReversed()
                .map((bucket) => (
                  <TableRow key={bucket.start}>
                    <TableCell>{time.format(bucket.start)}</TableCell>
                    {measures.map((measure) => (
                      <TableCell key={measure}>
                        {said(measure, measured(bucket, measure))}
                      </TableCell>
                    ))}
                  </TableRow>
                ))}
            </TableBody>
          </Table>
        </TableRegion>
      )}
    </section>
  );
};
