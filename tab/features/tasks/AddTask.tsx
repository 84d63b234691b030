import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { hrefOf } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';

/** "Add task": leads to the wizard. */
export const AddTask = () => (
  <Button as="a" href={hrefOf({ page: 'new-task' })} appearance="primary" icon={<AddRegular />}>
    {useText()('tasks.add')}
  </Button>
);
