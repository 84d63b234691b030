import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../../strings/text.ts';

const useStyles = makeStyles({
  hint: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
});

/** How to create a task through the API. */
export const ApiHint = () => {
  const text = useText();
  return (
    <span className={useStyles().hint}>
      <span>{text('tasks.addText')}</span>
      <span>
        <Link href="/api/openapi.json" target="_blank" inline>
          {text('tasks.addApi')}
        </Link>
      </span>
    </span>
  );
};
