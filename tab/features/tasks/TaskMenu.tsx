import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Spinner,
} from '@fluentui/react-components';
import {
  ArrowSyncRegular,
  CopyRegular,
  DeleteRegular,
  HistoryRegular,
  LinkRegular,
  MoreHorizontalRegular,
  PauseRegular,
  PlayRegular,
  SettingsRegular,
} from '@fluentui/react-icons';
import { useRef } from 'react';
import type { TaskView } from '../../../server/contract/task.ts';
import { isActive } from '../../api/run-state.ts';
import { missingText } from '../../components/missing-text.ts';
import { hrefOf } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';
import { useMenuActs } from './use-menu-acts.ts';
import type { TaskActs } from './use-task-acts.ts';

interface TaskMenuProps {
  readonly task: TaskView;
  readonly acts: TaskActs;
  readonly mayChange: boolean;
}

/** Everything that can be done with a task. Who may change nothing is offered what only shows. */
export const TaskMenu = ({ task, acts, mayChange }: TaskMenuProps) => {
  const text = useText();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useMenuActs(task, acts);
  const { taskId } = task;
  const isBusy = acts.isBusy(taskId);
  const isSyncing = isActive(task.lastRun) || acts.isStarting(taskId);
  const whyNoSync = isSyncing ? text('sync.running') : missingText(task, text);
  return (
    // within the landmark of the page, where whoever goes by landmarks finds it
    <Menu mountNode={document.querySelector('main')}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          ref={button}
          appearance="subtle"
          icon={isBusy ? <Spinner size="tiny" /> : <MoreHorizontalRegular />}
          disabledFocusable={isBusy}
          aria-label={text('taskActs.menu', { task: task.name })}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {mayChange && (
            <MenuItem
              icon={<ArrowSyncRegular />}
              disabled={whyNoSync !== null}
              {...(whyNoSync === null ? {} : { subText: whyNoSync })}
              onClick={() => acts.startRun(task)}
            >
              {text('sync.now')}
            </MenuItem>
          )}
          <MenuItemLink
            icon={<SettingsRegular />}
            href={hrefOf({ page: 'setup', taskId, step: null })}
          >
            {mayChange ? text('taskActs.setUp') : text('taskActs.showSetUp')}
          </MenuItemLink>
          <MenuItemLink icon={<HistoryRegular />} href={hrefOf({ page: 'runs', taskId })}>
            {text('taskActs.runs')}
          </MenuItemLink>
          {mayChange && (
            <MenuItem
              icon={task.paused ? <PlayRegular /> : <PauseRegular />}
              onClick={menu.togglePause}
            >
              {task.paused ? text('taskActs.resume') : text('taskActs.pause')}
            </MenuItem>
          )}
          {mayChange && (
            <MenuItem icon={<CopyRegular />} onClick={menu.duplicate}>
              {text('taskActs.duplicate')}
            </MenuItem>
          )}
          <MenuItem icon={<LinkRegular />} onClick={menu.copyLink}>
            {text('common.copyLink')}
          </MenuItem>
          {mayChange && <MenuDivider />}
          {mayChange && (
            <MenuItem
              icon={<DeleteRegular />}
              aria-haspopup="dialog"
              onClick={() => menu.askDeletion(button.current)}
            >
              {text('taskActs.delete')}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
