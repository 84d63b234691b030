import { makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../../strings/text.ts';
import { TaskCard } from './TaskCard.tsx';
import type { TaskListProps } from './TaskTable.tsx';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(26rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
});

/** The tasks where a table finds no room. */
export const TaskCards = ({ tasks, acts, mayChange }: TaskListProps) => {
  const text = useText();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without bullets Safari does not take it for a list
    <ul role="list" aria-label={text('tasks.table')} className={useStyles().cards}>
      {tasks.map((task) => (
        <TaskCard key={task.taskId} task={task} acts={acts} mayChange={mayChange} />
      ))}
    </ul>
  );
};
