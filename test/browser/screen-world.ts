import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import {
  sampleCredentials,
  sampleTenantId,
} from '../../server/evaluation/tenant/sample-identities.ts';
import { type Api, setUpTask, sync, testPlan } from '../stories/api-steps.ts';
import { type Product, startProductWithTab } from './product.ts';

/** An installation with something of everything, and the ids by which it is reached. */
export interface ScreenWorld {
  readonly product: Product;
  readonly api: Api;
  /** A task with groups, runs and a test. */
  readonly taskId: string;
  readonly doneRunId: string;
  /** Its newest run, of which the safeguards held something. */
  readonly heldRunId: string;
  readonly planId: string;
  /** A task that lacks domain and groups. */
  readonly newId: string;
  /** A synchronised user. */
  readonly email: string;
}

const groups = {
  [sampleGroupIds.signAndEncrypt]: [
    { action: 'crypto', value: 'SigEnc' },
    { action: 'lftAvailable', value: true },
    { action: 'lftQuota', value: 500 },
    { action: 'sendQuar', value: ['08:00', '16:30'] },
  ],
  [sampleGroupIds.signOnly]: [{ action: 'crypto', value: 'SigOnly' }],
  [sampleGroupIds.adminUsers]: [
    { action: 'assignAdminRoles', value: ['User_Management', 'Support'] },
    { action: 'loginSecurity', value: 'otp' },
  ],
} as const;

/** Makes users by hand who are then to be disabled, which the safeguards do not let pass. */
const holdSomething = async (product: Product, api: Api, taskId: string): Promise<void> => {
  const { state } = product.tenant;
  const mails = [...state.members(sampleGroupIds.disabledUsers).values()]
    .flatMap(({ id }) => state.users.get(id)?.mail?.toLowerCase() ?? [])
    .filter((mail) => mail.endsWith('@contoso.ch'));
  for (const email of mails)
    await api('POST', '/api/users', { email, displayName: email, crypto: 'SigEnc' });
  const task = `/api/tasks/${taskId}`;
  const selected = [...Object.keys(groups), sampleGroupIds.disabledUsers];
  await api('PUT', `${task}/groups`, { selected });
  await api('PUT', `${task}/groups/${sampleGroupIds.disabledUsers}/actions`, {
    actions: [{ action: 'usersDisabled', value: true }],
  });
  const safeguards = { maxDisablePercent: 0, maxDisableCount: 0 };
  const { status } = await api('PATCH', task, { safeguards });
  if (status !== 200) throw new Error(`The safeguards were not set: ${status}`);
};

/** Starts it; stopping its product is the caller's. */
export const startScreenWorld = async (): Promise<ScreenWorld> => {
  const product = await startProductWithTab();
  const api = await product.signIn();
  const taskId = await setUpTask(api, {
    settings: { name: 'Contoso AG', description: 'Everybody in Switzerland' },
    groups,
  });
  const { runId: doneRunId } = await sync(api, taskId);
  await holdSomething(product, api, taskId);
  const { runId: heldRunId } = await sync(api, taskId);
  const { planId } = await testPlan(api, taskId);
  const { body } = await api('POST', '/api/tasks', {
    name: 'Branch office',
    access: { tenantId: sampleTenantId, ...sampleCredentials.ready },
  });
  for (const one of [taskId, body.taskId]) await api('POST', '/api/access-tests', { taskId: one });
  const email = 'juerg.aeschlimann@contoso.ch';
  return { product, api, taskId, doneRunId, heldRunId, planId, newId: body.taskId, email };
};
