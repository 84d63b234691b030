import { describe, expect, it } from 'vitest';
import type { GroupAction } from '../../server/domain/group-action.ts';
import type { NewTask } from '../../server/engine/use-cases.ts';
import {
  aModelGroup,
  aPerson,
  type DirectoryModel,
  guid,
  type ModelGroup,
} from '../fakes/directory-model.ts';
import { createOffice, type Office } from './office.ts';

const encrypt: readonly GroupAction[] = [{ action: 'crypto', value: 'SigEnc' }];
const plain: readonly GroupAction[] = [{ action: 'crypto', value: 'None' }];
const [first, second, inner, innermost] = [1, 2, 3, 4].map((one) => aModelGroup(one).groupId) as [
  string,
  string,
  string,
  string,
];
const crew = [1, 2, 3, 4].map((number) => aPerson(number));

const groupOf = (office: Office, groupId: string): ModelGroup => {
  const found = office.model.groups.find((group) => group.groupId === groupId);
  if (!found) throw new Error(`there is no group ${groupId}`);
  return found;
};

/** Puts somebody into the recycle bin. */
const remove = ({ model }: Office, number: number): void => {
  model.deletedPeople ??= [];
  model.deletedPeople.push(...model.people.filter((one) => one.objectId === guid(number)));
  model.people = model.people.filter((one) => one.objectId !== guid(number));
};

const restore = ({ model }: Office, ...numbers: number[]): void => {
  const back = new Set(numbers.map(guid));
  model.people.push(...(model.deletedPeople ?? []).filter((one) => back.has(one.objectId)));
  model.deletedPeople = (model.deletedPeople ?? []).filter((one) => !back.has(one.objectId));
};

const rename = ({ model }: Office, number: number, mail: string): void => {
  model.people = model.people.map((one) =>
    one.objectId === guid(number) ? { ...one, mail } : one,
  );
};

/** Time passes until the next look, and everything that follows from it is done. */
const look = async (office: Office, taskId: string): Promise<void> => {
  office.clock.advance(130_000);
  await office.jobs.wake(taskId);
  await office.jobs.drainAll();
};

const runsOf = async (office: Office, taskId: string) =>
  (await office.useCases.runs.list(office.actor, taskId, { limit: 1000 })).runs;

/** How many runs of each kind there are. */
const countOf = async (office: Office, taskId: string) => {
  const runs = await runsOf(office, taskId);
  const full = runs.filter(({ kind }) => kind === 'full').length;
  return { full, incremental: runs.length - full };
};

/** A task over two groups of the crew, after its first full read. */
const started = async (
  parts: Partial<DirectoryModel>,
  settings: Partial<NewTask> = { safeguards: { enabled: false } },
) => {
  const office = await createOffice({ people: structuredClone(crew), deletedPeople: [], ...parts });
  const taskId = await office.setUp(
    { [first]: encrypt, [second]: plain },
    { liveSync: { enabled: true }, ...settings },
  );
  if (settings.liveSync?.enabled === false) await office.sync(taskId);
  else await look(office, taskId);
  office.outcomes.length = 0;
  return { office, taskId };
};

const cryptoOf = async (office: Office, number: number): Promise<string | null> =>
  (await office.user(`person${number}@contoso.com`)).crypto;

const wasReadInFull = ({ outcomes }: Office): boolean =>
  outcomes.some(({ kind }) => kind === 'read-in-full');

describe('a live task judges groups by who is there:', () => {
  const judged = { disableMissingUsers: true };

  it('a group whose only member was deleted counts as emptied, like after a full read', async () => {
    const groups = [
      aModelGroup(1, { memberIds: [guid(1)] }),
      aModelGroup(2, { memberIds: [guid(2), guid(3), guid(4)] }),
    ];
    const { office, taskId } = await started({ groups }, judged);
    remove(office, 1);
    await look(office, taskId);
    const [live] = await runsOf(office, taskId);
    expect(live).toMatchObject({ kind: 'incremental', state: 'held', counts: { held: 1 } });
    const full = await office.sync(taskId);
    expect(full).toMatchObject({ state: 'held', counts: { held: 1 } });
    const codes = await Promise.all(
      [live, full].map(async (run) =>
        (await office.useCases.plans.get(office.actor, run?.planId ?? '')).refusals.map(
          ({ code }) => code,
        ),
      ),
    );
    expect(codes[0]).toContain('emptied-group');
    expect(codes[0]).toEqual(codes[1]);
  });

  it('if everybody was deleted, nothing is done', async () => {
    const groups = [
      aModelGroup(1, { memberIds: [guid(1)] }),
      aModelGroup(2, { memberIds: [guid(2)] }),
    ];
    const { office, taskId } = await started({ groups }, judged);
    for (const number of [1, 2]) remove(office, number);
    await look(office, taskId);
    expect(office.outcomes).toContainEqual(
      expect.objectContaining({ kind: 'failed', code: 'all-groups-empty' }),
    );
    expect((await office.users()).filter((user) => user.disabled)).toEqual([]);
  });
});

describe('what a run could not settle yet', () => {
  const groups = [
    aModelGroup(1, { memberIds: [guid(1), guid(2)] }),
    aModelGroup(2, { memberIds: [guid(3), guid(4)] }),
  ];
  /** Each takes the address of the next; the last one gets a new one. */
  const passOn = (office: Office) => {
    for (const number of [1, 2, 3]) rename(office, number, `person${number + 1}@contoso.com`);
    rename(office, 4, 'person5@contoso.com');
  };
  const stillToDo = async (office: Office, taskId: string) =>
    (await office.test(taskId)).filter((change) => change.write !== null);

  it('is settled by the looks that follow a full read: one of them is enough', async () => {
    const { office, taskId } = await started({ groups: structuredClone(groups) });
    office.directory.expireLinks();
    passOn(office);
    const before = await countOf(office, taskId);
    await office.sync(taskId);
    expect(await stillToDo(office, taskId)).toEqual([]);
    const after = await countOf(office, taskId);
    expect([after.full - before.full, after.incremental - before.incremental]).toEqual([1, 3]);
  });

  it('is settled without a mirror by full runs that follow the first one at once', async () => {
    const { office, taskId } = await started(
      { groups: structuredClone(groups) },
      { liveSync: { enabled: false }, safeguards: { enabled: false } },
    );
    const before = new Set((await runsOf(office, taskId)).map(({ runId }) => runId));
    passOn(office);
    await office.sync(taskId);
    expect(await stillToDo(office, taskId)).toEqual([]);
    const runs = (await runsOf(office, taskId)).filter(({ runId }) => !before.has(runId));
    expect(runs.map(({ success }) => success).toSorted()).toEqual([false, false, false, true]);
    expect(runs.every(({ actor }) => actor?.objectId === office.actor.objectId)).toBe(true);
  });

  it('is not tried again as long as nobody made room', async () => {
    const settings = { liveSync: { enabled: false }, safeguards: { enabled: false } };
    const { office, taskId } = await started({ groups: structuredClone(groups) }, settings);
    rename(office, 1, 'person3@contoso.com');
    rename(office, 4, 'person5@contoso.com');
    const before = (await runsOf(office, taskId)).length;
    const run = await office.sync(taskId);
    expect(run.counts).toMatchObject({ applied: 1, error: 1 });
    expect(await runsOf(office, taskId)).toHaveLength(before + 1);
  });

  it('because a safeguard holds it, is planned once and not at every look', async () => {
    const people = Array.from({ length: 30 }, (_, index) => aPerson(index + 1));
    const members = people.map(({ objectId }) => objectId);
    const everybody = [
      aModelGroup(1, { memberIds: members.slice(0, 1) }),
      aModelGroup(2, { memberIds: members.slice(1) }),
    ];
    const { office, taskId } = await started({ people, groups: everybody }, {});
    await office.useCases.groups.setActions(office.actor, taskId, second, encrypt);
    const before = (await runsOf(office, taskId)).length;
    for (let looks = 0; looks < 3; looks += 1) await look(office, taskId);
    const runs = await runsOf(office, taskId);
    expect(runs).toHaveLength(before + 1);
    expect(runs[0]).toMatchObject({ kind: 'incremental', state: 'held', counts: { held: 29 } });
  });
});

describe('who comes back', () => {
  const groups = () => [
    aModelGroup(1, { memberIds: [guid(1), guid(2)] }),
    aModelGroup(2, { memberIds: [guid(3)] }),
  ];

  it('is a member again though he was deleted before the first read', async () => {
    const { office, taskId } = await started({
      groups: groups(),
      people: crew.slice(1),
      deletedPeople: crew.slice(0, 1),
    });
    restore(office, 1);
    await look(office, taskId);
    expect(await cryptoOf(office, 1)).toBe('SigEnc');
    expect(wasReadInFull(office)).toBe(false);
  });

  it('is a member again though only a full read saw that he was deleted', async () => {
    const { office, taskId } = await started(
      { groups: groups() },
      {
        disableMissingUsers: true,
        safeguards: { enabled: false },
      },
    );
    office.directory.expireLinks();
    remove(office, 2);
    await look(office, taskId);
    expect(await office.user('person2@contoso.com')).toMatchObject({ disabled: true });
    office.outcomes.length = 0;
    restore(office, 2);
    await look(office, taskId);
    expect(await office.user('person2@contoso.com')).toMatchObject({ disabled: false });
    expect(wasReadInFull(office)).toBe(false);
  });

  it('is asked for alone, never somebody new', async () => {
    const { office, taskId } = await started({ groups: groups() });
    office.clock.advance(3_600_000);
    office.model.people.push(aPerson(7));
    groupOf(office, first).memberIds.push(guid(7));
    const before = office.directory.reads.length;
    await look(office, taskId);
    expect(await cryptoOf(office, 7)).toBe('SigEnc');
    expect(office.directory.reads.slice(before)).not.toContain('readMemberships');
  });

  it('with hundreds of others at once is found by a full read', async () => {
    const many = Array.from({ length: 201 }, (_, index) => index + 1);
    const members = many.map(guid);
    const { office, taskId } = await started({
      groups: [aModelGroup(1, { memberIds: members }), aModelGroup(2, { memberIds: [guid(300)] })],
      people: [aPerson(300)],
      deletedPeople: many.map((number) => aPerson(number)),
    });
    restore(office, ...many);
    await look(office, taskId);
    expect(wasReadInFull(office)).toBe(true);
    expect(await cryptoOf(office, 201)).toBe('SigEnc');
  });
});

describe('a group that is nested into one of the task', () => {
  const groups = () => [
    aModelGroup(1, { memberIds: [guid(1)] }),
    aModelGroup(2, { memberIds: [guid(2)] }),
    aModelGroup(3, { memberIds: [guid(3)], memberGroupIds: [innermost] }),
    aModelGroup(4, { memberIds: [guid(4)] }),
  ];
  const nested = async () => {
    const { office, taskId } = await started({ groups: groups() });
    groupOf(office, first).memberGroupIds.push(inner);
    return { office, taskId };
  };

  it('is read alone, with everything below it', async () => {
    const { office, taskId } = await nested();
    await look(office, taskId);
    expect(wasReadInFull(office)).toBe(false);
    expect(await Promise.all([3, 4].map((one) => cryptoOf(office, one)))).toEqual([
      'SigEnc',
      'SigEnc',
    ]);
    expect((await office.test(taskId)).filter((change) => change.write !== null)).toEqual([]);
  });

  it('is followed from then on, to its innermost group', async () => {
    const { office, taskId } = await nested();
    await look(office, taskId);
    groupOf(office, innermost).memberIds.push(guid(2));
    office.model.people.push(aPerson(5));
    groupOf(office, inner).memberIds.push(guid(5));
    await look(office, taskId);
    expect(wasReadInFull(office)).toBe(false);
    // the winner of two groups is the first by name, Group 1
    expect(await Promise.all([2, 5].map((one) => cryptoOf(office, one)))).toEqual([
      'SigEnc',
      'SigEnc',
    ]);
  });

  it.each(['startGroupDelta', 'readGroupDelta', 'readGroups', 'readPeople'] as const)(
    'loses nothing that happens right before %s',
    async (moment) => {
      const { office, taskId } = await nested();
      office.model.people.push(aPerson(5), aPerson(6));
      let reads = 0;
      office.model.beforeRead = (read) => {
        if (read !== moment) return;
        reads += 1;
        groupOf(office, second).memberIds.push(guid(reads === 1 ? 5 : 6));
        if (reads === 1) groupOf(office, innermost).memberIds = [guid(6)];
      };
      groupOf(office, first).memberIds.push(guid(2));
      await look(office, taskId);
      office.model.beforeRead = () => undefined;
      await look(office, taskId);
      expect(wasReadInFull(office)).toBe(false);
      expect((await office.test(taskId)).filter((change) => change.write !== null)).toEqual([]);
    },
  );

  it('with thousands below it is read with everything else', async () => {
    const people = Array.from({ length: 5001 }, (_, index) => aPerson(index + 1));
    const { office, taskId } = await started({
      people,
      groups: [
        ...groups().slice(0, 2),
        aModelGroup(3, { memberIds: people.map(({ objectId }) => objectId) }),
      ],
    });
    groupOf(office, first).memberGroupIds.push(inner);
    await look(office, taskId);
    expect(wasReadInFull(office)).toBe(true);
    expect(await cryptoOf(office, 5001)).toBe('SigEnc');
  }, 30_000);
});

it('thousands of changes are one run, and everybody is struck off at once', async () => {
  const people = Array.from({ length: 2500 }, (_, index) => aPerson(index + 1));
  const groups = [aModelGroup(1, { memberIds: [guid(1)] }), aModelGroup(2)];
  const { office, taskId } = await started({ people, groups });
  groupOf(office, second).memberIds.push(...people.slice(1).map(({ objectId }) => objectId));
  const before = (await runsOf(office, taskId)).length;
  await look(office, taskId);
  const runs = await runsOf(office, taskId);
  expect(runs).toHaveLength(before + 1);
  expect(runs).toContainEqual(
    expect.objectContaining({
      kind: 'incremental',
      state: 'done',
      counts: expect.objectContaining({ applied: 2499 }),
    }),
  );
  expect(await office.stores.mirror.affected(taskId, 1)).toEqual([]);
}, 30_000);
