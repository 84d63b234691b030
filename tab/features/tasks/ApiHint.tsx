import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../../strings/words.ts';

const useStyles = makeStyles({
  hint: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
});

/** How to create a task through the API. */
export const ApiHint = () => {
  const { addTask } = useWords();
  return (
    <span className={useStyles().hint}>
      <span>{addTask.text}</span>
      <span>
        <Link href="/api/openapi.json" target="_blank" inline>
          {addTask.api}
        </Link>
      </span>
    </span>
  );
};
