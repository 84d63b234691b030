import { type RefObject, useRef, useState } from 'react';
import type { ProblemView } from '../../../server/contract/problem.ts';
import type { TaskDeletionView, TaskView } from '../../../server/contract/task.ts';
import { problemOf } from '../../api/problem.ts';
import { useStartRun } from '../../api/runs.ts';
import { useToasts } from '../../components/Toasts.tsx';
import { useText } from '../../strings/text.ts';

/** Something that is done with a task. */
export interface Act {
  readonly taskId: string;
  /** What it is called if it fails: "Contoso could not be paused". */
  readonly failure: string;
  /** Does it; answers what is said then, null = nothing. */
  readonly send: () => Promise<string | null>;
}

/** What failed, and how to try it again. */
export interface FailedAct {
  readonly failure: string;
  readonly problem: ProblemView;
  readonly retry: () => void;
  readonly dismiss: () => void;
}

/** A task that somebody is being asked about, and what its end means. */
export interface Deletion {
  readonly task: TaskView;
  readonly meaning: TaskDeletionView;
}

/** What can be done with the tasks of the overview. */
export interface TaskActs {
  readonly perform: (act: Act) => Promise<void>;
  readonly startRun: (task: TaskView) => void;
  readonly isStarting: (taskId: string) => boolean;
  readonly isBusy: (taskId: string) => boolean;
  /** Asks whether a task is to be deleted; the focus is at `trigger` afterwards. */
  readonly askDeletion: (deletion: Deletion, trigger: HTMLElement | null) => void;
}

interface TaskActsState {
  readonly acts: TaskActs;
  /** Null = the last act did not fail. */
  readonly failed: FailedAct | null;
  /** Null = nobody is being asked. */
  readonly deletion: Deletion | null;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly endDeletion: () => void;
}

/** Does what is asked for, one act of a task at a time: what succeeded is said, what failed stays to be read. */
export const useTaskActs = (follow: (taskId: string) => void): TaskActsState => {
  const text = useText();
  const toast = useToasts();
  const start = useStartRun();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [starting, setStarting] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<FailedAct | null>(null);
  const [deletion, setDeletion] = useState<Deletion | null>(null);
  const trigger = useRef<HTMLElement>(null);

  const perform = async (act: Act): Promise<void> => {
    setFailed(null);
    setBusy((before) => new Set(before).add(act.taskId));
    try {
      const said = await act.send();
      if (said !== null) toast(said);
    } catch (error) {
      setFailed({
        failure: act.failure,
        problem: problemOf(error),
        retry: () => void perform(act),
        dismiss: () => setFailed(null),
      });
    } finally {
      setBusy((before) => without(before, act.taskId));
    }
  };
  const startRun = ({ taskId, name }: TaskView): void => {
    follow(taskId);
    setStarting((before) => new Set(before).add(taskId));
    const send = async (): Promise<string> => {
      try {
        await start.mutateAsync(taskId);
        return text('tasks.started', { task: name });
      } finally {
        setStarting((before) => without(before, taskId));
      }
    };
    void perform({ taskId, failure: text('tasks.startFailed', { task: name }), send });
  };
  return {
    acts: {
      perform,
      startRun,
      isStarting: (taskId) => starting.has(taskId),
      isBusy: (taskId) => busy.has(taskId),
      askDeletion: (next, from) => {
        trigger.current = from;
        setDeletion(next);
      },
    },
    failed,
    deletion,
    trigger,
    endDeletion: () => setDeletion(null),
  };
};

const without = (names: ReadonlySet<string>, name: string): ReadonlySet<string> =>
  new Set([...names].filter((one) => one !== name));
