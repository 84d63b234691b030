import { expect } from 'vitest';
import { planView } from '../../server/contract/plan.ts';
import { type RunView, runView } from '../../server/contract/run.ts';
import type { NewTaskInput } from '../../server/contract/task.ts';
import { type UserView, userPageView } from '../../server/contract/user.ts';
import type { GroupAction } from '../../server/domain/group-action.ts';
import {
  sampleCredentials,
  sampleTenantId,
} from '../../server/evaluation/tenant/sample-identities.ts';
import { eventually, type signedIn } from './running-server.ts';

/** Calls the API as one admin. */
export type Api = Awaited<ReturnType<typeof signedIn>>;

export interface TaskSetUp {
  readonly groups: Readonly<Record<string, readonly GroupAction[]>>;
  readonly domains?: readonly string[];
  readonly access?: NewTaskInput['access'];
  readonly settings?: Partial<NewTaskInput>;
}

const succeed = async (call: ReturnType<Api>) => {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`The step was refused: ${status} ${JSON.stringify(body)}`);
  return body;
};

/** Does what the wizard does, through the API: managed domains, task, domains, groups, actions. Answers the task's id. */
export const setUpTask = async (api: Api, setUp: TaskSetUp): Promise<string> => {
  const domains = setUp.domains ?? ['contoso.ch'];
  const access = setUp.access ?? { tenantId: sampleTenantId, ...sampleCredentials.ready };
  const items = domains.map((name) => ({ name, lftGlobalQuota: null }));
  await succeed(api('PUT', '/api/managed-domains', { items }));
  const { taskId } = await succeed(
    api('POST', '/api/tasks', { name: 'Contoso', access, ...setUp.settings }),
  );
  const task = `/api/tasks/${taskId}`;
  await succeed(api('POST', `${task}/domains/refresh`));
  await succeed(api('PUT', `${task}/domains`, { selected: domains }));
  await succeed(api('PUT', `${task}/groups`, { selected: Object.keys(setUp.groups) }));
  for (const [groupId, actions] of Object.entries(setUp.groups)) {
    await succeed(api('PUT', `${task}/groups/${groupId}/actions`, { actions }));
  }
  return taskId;
};

/** Starts a full run; answers its id. */
export const startRun = async (api: Api, taskId: string): Promise<string> =>
  runView.parse(await succeed(api('POST', `/api/tasks/${taskId}/runs`, { kind: 'full' }))).runId;

/** The run as it is now. */
export const readRun = async (api: Api, runId: string): Promise<RunView> =>
  runView.parse(await succeed(api('GET', `/api/runs/${runId}`)));

/** The run once it has ended, however. */
export const endOfRun = (api: Api, runId: string, milliseconds = 30_000): Promise<RunView> =>
  eventually(
    () => readRun(api, runId),
    (run) => run.finishedAt !== null,
    milliseconds,
  );

/** A full synchronisation to its end, whatever that is. */
export const sync = async (api: Api, taskId: string): Promise<RunView> =>
  endOfRun(api, await startRun(api, taskId));

/** A full synchronisation that must succeed. */
export const syncWell = async (api: Api, taskId: string): Promise<RunView> => {
  const run = await sync(api, taskId);
  expect(run).toMatchObject({ state: 'done', success: true, error: null });
  return run;
};

/** The plan of a test. */
export const testPlan = async (api: Api, taskId: string) =>
  planView.parse(await succeed(api('POST', `/api/tasks/${taskId}/plans`, {})));

/** Every user of the tenant, by address. */
export const readUsers = async (api: Api): Promise<readonly UserView[]> => {
  const users: UserView[] = [];
  for (let cursor = ''; ; ) {
    const page = userPageView.parse(
      await succeed(api('GET', `/api/users?sort=email&limit=1000${cursor}`)),
    );
    users.push(...page.items);
    if (page.nextCursor === null) return users;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
};
