import { localSealingKeys } from '../../server/sealing-keys.ts';
import { configureTask } from './configure-task.ts';
import { costTable } from './cost-table.ts';
import { openLivePath } from './live-path.ts';
import { type Cost, measureCosts } from './measure-cost.ts';
import { signIn } from './sign-in.ts';
import { goLive, startLive } from './start-live.ts';

interface Size {
  readonly people: number;
  readonly groups: number;
}

/**
 * What one change costs in a directory of that size: Graph requests, statements to MongoDB, what they looked at, time. The
 * server sets everything up; then the live path alone is measured, so that nothing periodic is counted.
 */
const measureSize = async (
  mainFile: string,
  size: Size,
  rounds: number,
): Promise<readonly Cost[]> => {
  const { tenant, installation, dataDir, stopServer } = await startLive(mainFile, size);
  try {
    const newcomers = Array.from({ length: rounds }, (_, index) =>
      tenant.tenant.addUser({
        displayName: `New Person ${index}`,
        mail: `new.person.${index}@contoso.ch`,
      }),
    );
    const api = await signIn(installation);
    const { taskId, groupIds } = await configureTask(api, installation, size.groups);
    await goLive(api, taskId);
    await stopServer();
    const [first = '', second = ''] = groupIds;
    const members = [...tenant.state.members(second).values()].map(({ id }) => id);
    const people = newcomers.map((newcomer, index) => ({ newcomer, known: members[index] ?? '' }));
    const path = await openLivePath(
      {
        mongodbUri: installation.mongod.uri,
        ...{ loginUrl: tenant.loginUrl, graphUrl: tenant.graphUrl },
        m365TenantId: tenant.tenantId,
        sealingKeys: await localSealingKeys(dataDir),
      },
      taskId,
    );
    try {
      return await measureCosts(tenant, path, first, people);
    } finally {
      await path.close();
    }
  } finally {
    await installation.stop();
  }
};

/** Measures each size and prints a table in Markdown. */
export const benchCost = async (
  mainFile: string,
  sizes: readonly Size[],
  rounds: number,
  say: (line: string) => void,
): Promise<void> => {
  for (const size of sizes) {
    const costs = await measureSize(mainFile, size, rounds);
    say(`\n${size.people} people in ${size.groups} groups, ${rounds} changes of each kind\n`);
    say(costTable(costs));
  }
};
