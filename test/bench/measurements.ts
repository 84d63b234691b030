import { z } from 'zod';
import { configureTask } from './configure-task.ts';
import type { Measure } from './measure.ts';
import type { Api } from './sign-in.ts';
import type { Installation } from './start-installation.ts';
import { synchronise } from './synchronise.ts';

const plan = z.object({
  planId: z.string(),
  counts: z.object({ create: z.number(), update: z.number(), unchanged: z.number() }),
  graph: z.object({ requests: z.number() }),
});
const page = z.object({ items: z.array(z.unknown()) });

const test = async (api: Api, taskId: string) => {
  const { planId, counts, graph } = await api('POST', `/api/tasks/${taskId}/plans`, plan, {});
  return { planId, graphRequests: graph.requests, ...counts };
};

const readPage = async (api: Api, path: string) => ({
  items: (await api('GET', path, page)).items.length,
});

/** Everything that is measured, in the order in which an admin would do it. */
export const measureAll = async (
  api: Api,
  installation: Installation,
  measure: Measure,
  { groups, rounds }: { readonly groups: number; readonly rounds: number },
): Promise<void> => {
  const few = Math.min(rounds, 3);
  const many = rounds * 4;
  const { taskId, groupIds } = await configureTask(api, installation, groups);
  const { planId } = await measure('dry run, nobody there yet', few, () => test(api, taskId));
  await measure('GET plan (is it stale?)', few, async () => {
    await api('GET', `/api/plans/${planId}`, plan);
    return {};
  });
  const changes = `/api/plans/${planId}/changes?limit=100`;
  await measure('GET 100 rows of the plan', many, () => readPage(api, changes));
  await measure('GET 100 rows, searched', many, () => readPage(api, `${changes}&search=zoe`));
  await measure('export the plan as CSV', few, async () => ({
    bytes: await api.download(`/api/plans/${planId}/export?format=csv`),
  }));

  await measure('first synchronisation', 1, () => synchronise(api, taskId));
  await measure('dry run, all in place', rounds, () => test(api, taskId));
  await measure('synchronisation without a change', few, () => synchronise(api, taskId));
  const quotas = [600, 700, 800].map((value) => [
    { action: 'crypto', value: 'SigEnc' },
    { action: 'lftAvailable', value: true },
    { action: 'lftQuota', value },
  ]);
  await measure('one group has other actions', few, async (round) => {
    const path = `/api/tasks/${taskId}/groups/${groupIds[0]}/actions`;
    await api('PUT', path, z.unknown(), { actions: quotas[round % quotas.length] });
    return synchronise(api, taskId);
  });

  await measure('GET 100 users', many, () => readPage(api, '/api/users?limit=100'));
  await measure('GET 100 users, searched', many, () =>
    readPage(api, '/api/users?limit=100&search=zoe'),
  );
};
