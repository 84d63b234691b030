import {
  makeStyles,
  Table,
  TableBody,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import type { TaskView } from '../../../server/contract/task.ts';
import { TableRegion } from '../../components/TableRegion.tsx';
import { useText } from '../../strings/text.ts';
import { TaskRow } from './TaskRow.tsx';

const useStyles = makeStyles({
  table: { minWidth: '1080px' },
  narrow: { width: '48px' },
  type: { width: '72px' },
  periodic: { width: '148px' },
  last: { width: '220px' },
  success: { width: '120px' },
});

interface TaskTableProps {
  readonly tasks: readonly TaskView[];
  /** The task whose run is just being asked for. */
  readonly starting: string | null;
  /** Starts a run; null = the person may not. */
  readonly start: ((taskId: string) => void) | null;
}

/** The tasks with the manual's columns. */
export const TaskTable = ({ tasks, starting, start }: TaskTableProps) => {
  const text = useText();
  const table = text('tasks.table');
  const styles = useStyles();
  return (
    <TableRegion label={table}>
      <Table aria-label={table} className={styles.table}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell className={styles.narrow}>{text('tasks.column.id')}</TableHeaderCell>
            <TableHeaderCell>{text('tasks.column.name')}</TableHeaderCell>
            <TableHeaderCell>{text('tasks.column.description')}</TableHeaderCell>
            <TableHeaderCell className={styles.type}>{text('tasks.column.type')}</TableHeaderCell>
            <TableHeaderCell className={styles.periodic}>
              {text('tasks.column.periodicSync')}
            </TableHeaderCell>
            <TableHeaderCell className={styles.last}>
              {text('tasks.column.lastSync')}
            </TableHeaderCell>
            <TableHeaderCell className={styles.success}>
              {text('tasks.column.success')}
            </TableHeaderCell>
            <TableHeaderCell>{text('tasks.column.actions')}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {tasks.map((task) => (
            <TaskRow
              key={task.taskId}
              task={task}
              isStarting={starting === task.taskId}
              start={start && (() => start(task.taskId))}
            />
          ))}
        </TableBody>
      </Table>
    </TableRegion>
  );
};
