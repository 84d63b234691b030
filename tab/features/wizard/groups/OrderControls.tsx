import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowDownRegular,
  ArrowUpRegular,
  ReOrderDotsVerticalRegular,
} from '@fluentui/react-icons';
import { useText } from '../../../strings/text.ts';
import type { Reorder } from './use-reorder.ts';

const useStyles = makeStyles({
  handle: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    width: tokens.spacingHorizontalXXL,
    height: tokens.spacingHorizontalXXXL,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase500,
    cursor: 'grab',
    touchAction: 'none',
    ':active': { cursor: 'grabbing' },
  },
  buttons: { display: 'flex', flexShrink: 0 },
});

interface OrderControlsProps {
  readonly reorder: Reorder;
  readonly index: number;
  readonly count: number;
  /** What is moved. */
  readonly name: string;
}

/** What a row is dragged by; the buttons beside it do the same by click and keyboard. */
export const DragHandle = ({ reorder, index }: Pick<OrderControlsProps, 'reorder' | 'index'>) => (
  <span aria-hidden className={useStyles().handle} {...reorder.handleOf(index)}>
    <ReOrderDotsVerticalRegular />
  </span>
);

/** Moves a row up or down by one place. */
export const MoveButtons = ({ reorder, index, count, name }: OrderControlsProps) => {
  const text = useText();
  return (
    <span className={useStyles().buttons}>
      <Button
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={text('wizard.order.up', { name })}
        title={text('wizard.order.up', { name })}
        aria-keyshortcuts="Alt+ArrowUp"
        disabledFocusable={index === 0}
        onClick={() => reorder.moveTo(index, index - 1)}
      />
      <Button
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={text('wizard.order.down', { name })}
        title={text('wizard.order.down', { name })}
        aria-keyshortcuts="Alt+ArrowDown"
        disabledFocusable={index === count - 1}
        onClick={() => reorder.moveTo(index, index + 1)}
      />
    </span>
  );
};
