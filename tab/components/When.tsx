import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useFormat } from '../strings/LanguageProvider.tsx';

const tickMs = 15_000;
const useStyles = makeStyles({
  when: { display: 'flex', flexDirection: 'column' },
  exact: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
});

/** A moment: how long ago, and exactly when with the zone. */
export const When = ({ time }: { readonly time: string }) => {
  const format = useFormat();
  const styles = useStyles();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(ticking);
  }, []);
  return (
    <time dateTime={time} title={format.exact(time)} className={styles.when}>
      <span>{format.relative(time, Math.max(now, Date.parse(time)))}</span>
      <Caption1 className={styles.exact}>{format.dateTime(time)}</Caption1>
    </time>
  );
};
