import {
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DeleteRegular, WarningFilled } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { useText } from '../../../strings/text.ts';
import { ActionValue, type ActionValueProps } from './ActionValue.tsx';
import type { ShownWarning } from './action-warnings.ts';
import { dropStyles } from './drop-styles.ts';
import { DragHandle, MoveButtons } from './OrderControls.tsx';
import type { Reorder } from './use-reorder.ts';

const useStyles = makeStyles({
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 5fr) minmax(0, 6fr) auto',
    gridTemplateAreas: '"rail head value tools"',
    alignItems: 'start',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})`,
    ':not(:last-child)': {
      borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    },
    '@media (max-width: 900px)': {
      gridTemplateColumns: 'auto minmax(0, 1fr) auto',
      gridTemplateAreas: '"rail head tools" "value value value"',
    },
    '@media (max-width: 480px)': {
      columnGap: tokens.spacingHorizontalS,
      padding: tokens.spacingHorizontalM,
      gridTemplateAreas: '"rail tools tools" "head head head" "value value value"',
    },
  },
  rail: { gridArea: 'rail', display: 'flex', alignItems: 'center' },
  number: {
    minWidth: '2ch',
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
    fontWeight: tokens.fontWeightSemibold,
  },
  head: {
    gridArea: 'head',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    overflowWrap: 'anywhere',
  },
  internal: { fontFamily: tokens.fontFamilyMonospace, color: tokens.colorNeutralForeground2 },
  about: { color: tokens.colorNeutralForeground2, marginTop: tokens.spacingVerticalXS },
  value: {
    gridArea: 'value',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
    // boxes and switches begin where fields do
    '& .fui-Radio, & .fui-Checkbox, & .fui-Switch': {
      marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`,
    },
  },
  warning: { display: 'flex', columnGap: tokens.spacingHorizontalXS },
  warningIcon: {
    flexShrink: 0,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorStatusWarningForeground3,
  },
  tools: { gridArea: 'tools', display: 'flex', justifySelf: 'end' },
  ...dropStyles,
});

interface ActionRowProps extends ActionValueProps {
  readonly warnings: readonly ShownWarning[];
  /** It was just added or brought back: it takes the focus. */
  readonly isAdded: boolean;
  readonly reorder: Reorder;
  readonly index: number;
  readonly count: number;
  readonly remove: () => void;
}

/** One action: its place, what it does, its value, and what can be done with it. */
export const ActionRow = (props: ActionRowProps) => {
  const { one, label, definition, warnings, isAdded, reorder, index, count, remove } = props;
  const text = useText();
  const styles = useStyles();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isAdded) return;
    // after the menu has given the focus back to its button
    const frame = requestAnimationFrame(() => row.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isAdded]);
  const removeName = text('wizard.actions.remove', { name: label });
  return (
    <li
      ref={row}
      tabIndex={-1}
      aria-label={text('wizard.actions.position', {
        name: label,
        position: index + 1,
        total: count,
      })}
      className={mergeClasses(
        styles.row,
        index === reorder.dragged && styles.dragged,
        index === reorder.dropBefore && styles.dropBefore,
        index === count - 1 && reorder.dropBefore === count && styles.dropAfter,
      )}
      onKeyDown={reorder.onRowKeyDown(index)}
    >
      <span className={styles.rail}>
        <DragHandle reorder={reorder} index={index} />
        <span className={styles.number} aria-hidden>
          {index + 1}
        </span>
      </span>
      <div className={styles.head}>
        <Text weight="semibold">{label}</Text>
        <Caption1 className={styles.internal}>{one.action}</Caption1>
        <Caption1 className={styles.about}>
          {text.code('wizard.actions.about', one.action, definition?.description ?? '')}
        </Caption1>
      </div>
      <div className={styles.value}>
        <ActionValue {...props} />
        {warnings.map(({ message }) => (
          <Caption1 key={message} role="status" className={styles.warning}>
            <WarningFilled aria-hidden className={styles.warningIcon} />
            <span>
              <strong>{text('wizard.actions.warningWord')}</strong> {message}
            </span>
          </Caption1>
        ))}
      </div>
      <span className={styles.tools}>
        <MoveButtons reorder={reorder} index={index} count={count} name={label} />
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={removeName}
          title={removeName}
          onClick={remove}
        />
      </span>
    </li>
  );
};
