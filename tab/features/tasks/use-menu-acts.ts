import type { TaskView } from '../../../server/contract/task.ts';
import { ownProblem } from '../../api/problem.ts';
import { useSwitchOn } from '../../api/switch-on.ts';
import { useCopyTask, useDescribeDeletion } from '../../api/task-acts.ts';
import { hrefOf, type Route, subPageIdOf } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';
import { useHost } from '../../teams/use-host.ts';
import type { TaskActs } from './use-task-acts.ts';

interface MenuActs {
  readonly togglePause: () => void;
  readonly duplicate: () => void;
  readonly copyLink: () => void;
  /** Counts whom it concerns, then asks. */
  readonly askDeletion: (trigger: HTMLElement | null) => void;
}

/** What the menu of a task does, with the words for its success and failure. */
export const useMenuActs = (task: TaskView, acts: TaskActs): MenuActs => {
  const text = useText();
  const host = useHost();
  const switching = useSwitchOn();
  const copying = useCopyTask();
  const describing = useDescribeDeletion();
  const { taskId, name } = task;

  const togglePause = async (): Promise<string> => {
    await switching.mutateAsync({ taskId, patch: { paused: !task.paused } });
    return text(task.paused ? 'taskActs.resumed' : 'taskActs.paused', { task: name });
  };
  const duplicate = async (): Promise<string> => {
    const copy = await copying.mutateAsync(taskId);
    return text('taskActs.duplicated', { task: copy.name });
  };
  const copyLink = async (): Promise<string | null> => {
    const route: Route = { page: 'task', taskId };
    try {
      const outcome = await host.shareLink(subPageIdOf(route), name);
      return outcome === 'copied' ? text('common.linkCopied') : null;
    } catch (error) {
      const link = new URL(hrefOf(route), window.location.href).href;
      const detail = text('taskActs.linkIs', { link });
      throw ownProblem('copy-refused', text('taskActs.copyRefused'), detail, error);
    }
  };
  const perform = (failure: string, send: () => Promise<string | null>) =>
    void acts.perform({ taskId, failure, send });
  return {
    togglePause: () =>
      perform(
        text(task.paused ? 'taskActs.resumeFailed' : 'taskActs.pauseFailed', { task: name }),
        togglePause,
      ),
    duplicate: () => perform(text('taskActs.duplicateFailed', { task: name }), duplicate),
    copyLink: () => perform(text('taskActs.linkFailed', { task: name }), copyLink),
    askDeletion: (trigger) =>
      perform(text('taskActs.countFailed', { task: name }), async () => {
        const meaning = await describing.mutateAsync(taskId);
        acts.askDeletion({ task, meaning }, trigger);
        return null;
      }),
  };
};
