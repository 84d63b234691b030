import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

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
