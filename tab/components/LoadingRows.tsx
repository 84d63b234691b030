import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useText } from '../strings/text.ts';

const useStyles = makeStyles({
  rows: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Stands for a table that is being read for the first time. */
export const LoadingRows = ({ rows }: { readonly rows: number }) => {
  const text = useText();
  const styles = useStyles();
  return (
    <Skeleton aria-label={text('common.loading')} className={styles.rows}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity
        <SkeletonItem key={row} size={24} />
      ))}
    </Skeleton>
  );
};
