import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { z } from 'zod';
import { type NewPlanInput, type PlanView, planView } from '../../server/contract/plan.ts';
import { type ProblemView, problemView } from '../../server/contract/problem.ts';
import { runView } from '../../server/contract/run.ts';
import { ApiProblem, ownProblem, problemOf } from './problem.ts';
import { readEvents } from './read-events.ts';
import { tasksKey } from './tasks.ts';
import { useChange } from './use-change.ts';
import { useClient } from './use-client.ts';

const planProgress = z.object({
  groupsRead: z.number(),
  groupsTotal: z.number().nullable(),
  membersRead: z.number(),
});
export type PlanProgress = z.infer<typeof planProgress>;

const planPath = (planId: string): string => `/api/plans/${encodeURIComponent(planId)}`;
const planKey = (planId: string | null) => ['plan', planId];

/** One plan without its rows, and whether it is stale; null asks nothing. */
export const usePlan = (planId: string | null) => {
  const client = useClient();
  return useQuery({
    queryKey: planKey(planId),
    enabled: planId !== null,
    queryFn: ({ signal }) => client.get(planPath(planId ?? ''), planView, signal),
  });
};

/** A test as it goes on. */
export interface Testing {
  /** Null = none is running. */
  readonly progress: PlanProgress | 'begun' | null;
  readonly problem: ProblemView | null;
  /** Makes a plan; null if it was cancelled or failed. */
  readonly start: (input: NewPlanInput) => Promise<PlanView | null>;
  readonly cancel: () => void;
}

/** Test (dry run): reads the directory, tells how far that is, and ends with a plan. */
export const useTesting = (taskId: string): Testing => {
  const client = useClient();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Testing['progress']>(null);
  const [problem, setProblem] = useState<ProblemView | null>(null);
  const running = useRef<AbortController>(null);

  const follow = async (input: NewPlanInput, signal: AbortSignal): Promise<PlanView> => {
    const path = `/api/tasks/${encodeURIComponent(taskId)}/plans`;
    const answer = await client.open(path, { accept: 'text/event-stream', body: input, signal });
    for await (const { name, data } of readEvents(answer)) {
      if (name === 'progress') setProgress(planProgress.parse(data));
      if (name === 'problem') throw new ApiProblem(problemView.parse(data));
      if (name === 'plan') return planView.parse(data);
    }
    throw ownProblem('unreachable', 'No answer', path);
  };

  const start = async (input: NewPlanInput): Promise<PlanView | null> => {
    const control = new AbortController();
    running.current?.abort();
    running.current = control;
    setProblem(null);
    setProgress('begun');
    try {
      const plan = await follow(input, control.signal);
      queries.setQueryData(planKey(plan.planId), plan);
      return plan;
    } catch (error) {
      if (!control.signal.aborted) setProblem(problemOf(error));
      return null;
    } finally {
      if (running.current === control) setProgress(null);
    }
  };
  return { progress, problem, start, cancel: () => running.current?.abort() };
};

/** Applies exactly this plan. */
export const useApplyPlan = () =>
  useChange(
    (client, planId: string) => client.post(`${planPath(planId)}/apply`, runView, {}),
    (planId) => [tasksKey, planKey(planId)],
  );

/** What of a plan is different now, as a refusal `plan-stale` tells it. */
const planDifference = z.object({
  added: z.number(),
  removed: z.number(),
  changed: z.number(),
  rows: z.array(
    z.object({
      what: z.enum(['added', 'removed', 'changed']),
      email: z.string().nullable(),
      objectId: z.string().nullable(),
      was: z.string().nullable(),
      becomes: z.string().nullable(),
    }),
  ),
});
export type PlanDifference = z.infer<typeof planDifference>;

/** The difference a problem tells; null if it tells none. */
export const differenceOf = (problem: ProblemView): PlanDifference | null => {
  const told = planDifference.safeParse(problem.facts?.difference);
  return told.success ? told.data : null;
};
