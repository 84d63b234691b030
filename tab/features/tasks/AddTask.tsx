import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { hrefOf } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';

/** "Add task": leads to the first step of the wizard. */
export const AddTask = () => {
  const text = useText();
  return (
    <Button as="a" href={hrefOf({ page: 'new-task' })} appearance="primary" icon={<AddRegular />}>
      {text('tasks.add')}
    </Button>
  );
};
