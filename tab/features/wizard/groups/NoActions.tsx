import { Body1 } from '@fluentui/react-components';
import { TaskListSquareLtrRegular } from '@fluentui/react-icons';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useText } from '../../../strings/text.ts';

/** A group without actions: what that means, and how to begin. */
export const NoActions = () => {
  const text = useText();
  return (
    <EmptyState
      icon={<TaskListSquareLtrRegular />}
      title={text('wizard.actions.none')}
      text={<Body1>{text('wizard.actions.noneText')}</Body1>}
    />
  );
};
