import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { HiddenText } from '../LiveStatus.tsx';
import type { ValuePart } from './value-parts.ts';
import { valueText } from './value-text.ts';

const useStyles = makeStyles({
  parts: { listStyleType: 'none', margin: 0, padding: 0 },
  mark: { display: 'inline-block', width: tokens.spacingHorizontalL },
  removed: { color: tokens.colorStatusDangerForeground3, textDecorationLine: 'line-through' },
  added: {
    color: tokens.colorStatusSuccessForeground3,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
  },
});

/** A value part by part, each marked as staying, going or coming, by sign and word as well as by colour. */
export const ValueParts = ({ parts }: { readonly parts: readonly ValuePart[] }) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  return (
    <ul className={styles.parts}>
      {parts.map(({ value, what }) => {
        const said = valueText(value, text, format);
        return (
          <li key={said}>
            {what === 'kept' && said}
            {what === 'removed' && (
              <>
                <HiddenText text={`${text('changes.removed')} `} />
                <span className={styles.mark} aria-hidden>
                  −
                </span>
                <del className={styles.removed}>{said}</del>
              </>
            )}
            {what === 'added' && (
              <>
                <HiddenText text={`${text('changes.added')} `} />
                <span className={styles.mark} aria-hidden>
                  +
                </span>
                <ins className={styles.added}>{said}</ins>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
};
