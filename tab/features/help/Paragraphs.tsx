import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { MessageId } from '../../strings/messages.ts';
import { useText } from '../../strings/text.ts';

const useStyles = makeStyles({
  text: {
    ...typographyStyles.body1,
    margin: 0,
    padding: 0,
    maxWidth: '80ch',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
  },
  list: { paddingLeft: tokens.spacingHorizontalXL },
  paragraph: { margin: 0 },
});

interface ParagraphsProps {
  readonly ids: readonly MessageId[];
  /** As a list of points. */
  readonly isList?: boolean;
}

/** Messages one below the other; `<b>` is emphasised. */
export const Paragraphs = ({ ids, isList = false }: ParagraphsProps) => {
  const text = useText();
  const styles = useStyles();
  const written = (id: MessageId) =>
    text.rich(id, { b: (inside) => <strong key="b">{inside}</strong> });
  if (isList)
    return (
      <ul className={`${styles.text} ${styles.list}`}>
        {ids.map((id) => (
          <li key={id}>{written(id)}</li>
        ))}
      </ul>
    );
  return (
    <div className={styles.text}>
      {ids.map((id) => (
        <p key={id} className={styles.paragraph}>
          {written(id)}
        </p>
      ))}
    </div>
  );
};
