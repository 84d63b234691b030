import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../server/domain/errors.ts';
import {
  anything,
  aSmallCompany,
  everyday,
  happenIn,
  lists,
  type Step,
  selectedCount,
} from './directory-steps.ts';
import { stillWanted } from './expected-of-world.ts';
import { createOffice, type Office } from './office.ts';

/** Histories of each kind; thousands with HISTORY_RUNS. */
const numRuns = Number(process.env.HISTORY_RUNS ?? 150);

/** A live task over four groups of which the last is only ever nested. */
const anOffice = async () => {
  const office = await createOffice(aSmallCompany());
  const selected = office.model.groups
    .slice(0, selectedCount)
    .map((one, index) => [one.groupId, lists[index % 2] ?? []] as const);
  const taskId = await office.setUp(Object.fromEntries(selected), {
    liveSync: { enabled: true },
    disableMissingUsers: true,
    safeguards: { enabled: false },
  });
  await look(office, taskId);
  return { office, taskId };
};

/** Time passes until the next look, and everything that follows from it is done. */
const look = async (office: Office, taskId: string): Promise<void> => {
  office.clock.advance(130_000);
  await office.jobs.wake(taskId);
  await office.jobs.drainAll();
};

const happen = async (office: Office, taskId: string, step: Step): Promise<void> => {
  const { model, useCases, actor } = office;
  if (step.do !== 'actions') return happenIn(model, step);
  const groupId = model.groups[Math.min(step.group, selectedCount) - 1]?.groupId ?? '';
  await useCases.groups.setActions(actor, taskId, groupId, lists[step.list] ?? []);
};

const histories = (steps: fc.Arbitrary<Step>) =>
  fc.array(fc.array(steps, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });

describe('a live task that polls', () => {
  it.each([
    ['the directory', everyday],
    ['the directory, also when links expire, people are purged and groups deleted', anything],
  ])(
    'after any history of %s has exactly what a full read would give, without one',
    async (_, steps) => {
      await fc.assert(
        fc.asyncProperty(histories(steps), async (history) => {
          const { office, taskId } = await anOffice();
          for (const batch of history) {
            for (const step of batch) await happen(office, taskId, step);
            await look(office, taskId);
            expect(await stillWanted(office, taskId)).toEqual([]);
          }
        }),
        { numRuns },
      );
    },
    60_000 + numRuns * 1000,
  );

  it('whose full read fails is not read in full again before the next poll', async () => {
    const { office, taskId } = await anOffice();
    office.directory.expireLinks();
    office.model.failures = { readGroups: new AppError('directory-failed', 'Graph said no.') };
    const count = async () =>
      (await office.useCases.runs.list(office.actor, taskId, { limit: 100 })).runs.length;
    const before = await count();
    await look(office, taskId);
    expect(await count()).toBe(before + 1);
    await office.jobs.wake(taskId);
    await office.jobs.drainAll();
    expect(await count()).toBe(before + 1);
    office.model.failures = {};
    await look(office, taskId);
    expect(await stillWanted(office, taskId)).toEqual([]);
    expect(await count()).toBe(before + 2);
  });
});
