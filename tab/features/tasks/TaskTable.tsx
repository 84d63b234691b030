import {
  makeStyles,
  Table,
  TableBody,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { TaskView } from '../../../server/contract/task.ts';
import { HiddenText } from '../../components/LiveStatus.tsx';
import { TableRegion } from '../../components/TableRegion.tsx';
import { useText } from '../../strings/text.ts';
import { TaskRow } from './TaskRow.tsx';
import type { TaskActs } from './use-task-acts.ts';

const useStyles = makeStyles({
  table: { minWidth: '1080px' },
  head: { fontWeight: tokens.fontWeightSemibold },
  id: { width: '2.5rem' },
  type: { width: '4rem' },
  plan: { width: '13rem' },
  last: { width: '12rem' },
  success: { width: '7rem' },
  actions: { width: '7.5rem' },
  menu: { width: '3rem' },
});

export interface TaskListProps {
  readonly tasks: readonly TaskView[];
  readonly acts: TaskActs;
  readonly mayChange: boolean;
}

/** The tasks with the manual's columns. */
export const TaskTable = ({ tasks, acts, mayChange }: TaskListProps) => {
  const text = useText();
  const table = text('tasks.table');
  const styles = useStyles();
  return (
    <TableRegion label={table}>
      <Table aria-label={table} className={styles.table}>
        <TableHeader>
          <TableRow className={styles.head}>
            <TableHeaderCell className={styles.id}>{text('tasks.column.id')}</TableHeaderCell>
            <TableHeaderCell>{text('tasks.column.name')}</TableHeaderCell>
            <TableHeaderCell>{text('tasks.column.description')}</TableHeaderCell>
            <TableHeaderCell className={styles.type}>{text('tasks.column.type')}</TableHeaderCell>
            <TableHeaderCell className={styles.plan}>
              {text('tasks.column.periodicSync')}
            </TableHeaderCell>
            <TableHeaderCell className={styles.last}>
              {text('tasks.column.lastSync')}
            </TableHeaderCell>
            <TableHeaderCell className={styles.success}>
              {text('tasks.column.success')}
            </TableHeaderCell>
            <TableHeaderCell className={styles.actions}>
              {text('tasks.column.actions')}
            </TableHeaderCell>
            <TableHeaderCell className={styles.menu}>
              <HiddenText text={text('tasks.column.menu')} />
            </TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {tasks.map((task) => (
            <TaskRow key={task.taskId} task={task} acts={acts} mayChange={mayChange} />
          ))}
        </TableBody>
      </Table>
    </TableRegion>
  );
};
