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
import { useWords } from '../../strings/words.ts';
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
  const { columns, table } = useWords().tasks;
  const styles = useStyles();
  return (
    <TableRegion label={table}>
      <Table aria-label={table} className={styles.table}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell className={styles.narrow}>{columns.id}</TableHeaderCell>
            <TableHeaderCell>{columns.name}</TableHeaderCell>
            <TableHeaderCell>{columns.description}</TableHeaderCell>
            <TableHeaderCell className={styles.type}>{columns.type}</TableHeaderCell>
            <TableHeaderCell className={styles.periodic}>{columns.periodicSync}</TableHeaderCell>
            <TableHeaderCell className={styles.last}>{columns.lastSync}</TableHeaderCell>
            <TableHeaderCell className={styles.success}>{columns.success}</TableHeaderCell>
            <TableHeaderCell>{columns.actions}</TableHeaderCell>
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
