import { makeStyles } from '@fluentui/react-components';
import { visuallyHidden } from './visually-hidden.ts';

const useStyles = makeStyles({ hidden: visuallyHidden });

/** Read out by a screen reader each time its text changes; not seen. */
export const LiveStatus = ({ text }: { readonly text: string }) => (
  <div role="status" className={useStyles().hidden}>
    {text}
  </div>
);

/** Words for a screen reader only. */
export const HiddenText = ({ text }: { readonly text: string }) => (
  <span className={useStyles().hidden}>{text}</span>
);
