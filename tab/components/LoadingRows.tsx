import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useWords } from '../strings/words.ts';

const useStyles = makeStyles({
  rows: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
  },
});

/** Stands for a table that is being read for the first time. */
export const LoadingRows = ({ rows }: { readonly rows: number }) => {
  const words = useWords();
  const styles = useStyles();
  return (
    <Skeleton aria-label={words.loading} className={styles.rows}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity
        <SkeletonItem key={row} size={24} />
      ))}
    </Skeleton>
  );
};
