import type { TaskId } from '../../server/domain/ids.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { copyOf, type ModelCopy } from '../fakes/directory-snapshot.ts';
import { aSmallCompany, happenIn, lists, type Step, selectedCount } from './directory-steps.ts';
import type { EngineProcess } from './engine-process.ts';
import { createMessenger } from './messenger.ts';
import { createMortal, type Death, type Mortal } from './mortal-process.ts';
import type { Fate } from './notified-changes.ts';
import { createOffice } from './office.ts';
import { createFakeStorage, type Storage } from './what-is-stored.ts';

export interface WorldOptions {
  readonly processes: number;
  /** So many groups have a member at the beginning. */
  readonly occupied: number;
  /** Delta shows a change so many milliseconds after it happened. */
  readonly lagMs: number;
  /** What becomes of notifications, one after the other, from the beginning again. */
  readonly fates: readonly Fate[];
  readonly storage?: Storage;
  /** When it begins; a real database removes by itself what is old by its own clock. */
  readonly startAt?: Date;
  /** What counts as a write of a process. */
  readonly isRead?: (call: string) => boolean;
}

const never = 10 * 365 * 24 * 3_600_000;
const sweepMs = 5000;
const maxTurns = 500;

/**
 * A live task of a small company: processes that may be killed, and a Graph that notifies them. Nobody polls, so what is
 * not notified is not found. Time goes from one thing that is due to the next.
 */
export const createLiveWorld = async (options: WorldOptions) => {
  const storage = options.storage ?? createFakeStorage();
  const { stores, live } = storage;
  const clock = createFakeClock(options.startAt);
  const office = await createOffice(aSmallCompany(options.occupied), {
    stores,
    live,
    clock,
    pollMs: never,
  });
  const { model } = office;

  /** The company from its beginning, as far as delta tells it. */
  const past: { readonly at: number; readonly copy: ModelCopy }[] = [
    { at: Number.NEGATIVE_INFINITY, copy: copyOf(model) },
  ];
  model.deltaSees = (since) => {
    const shown = clock.now().getTime() - options.lagMs;
    // a new link begins where delta has come to, and none goes back
    const known = past.findIndex(({ copy }) => copy === since);
    const visible = past.findLastIndex(({ at }) => at <= shown);
    const { copy } = past[Math.max(known, visible)] ?? past[0] ?? { copy: copyOf(model) };
    return copy;
  };

  const selected = model.groups
    .slice(0, selectedCount)
    .map((one, index) => [one.groupId, lists[index % 2] ?? []] as const);
  const taskId: TaskId = await office.setUp(Object.fromEntries(selected), {
    liveSync: { enabled: true },
    disableMissingUsers: true,
    safeguards: { enabled: false },
  });
  await office.jobs.sweep();
  const messenger = await createMessenger({
    ...{ taskId, clock, model, fates: options.fates, subscriptions: stores.subscriptions },
  });

  const happen = async (step: Step): Promise<void> => {
    const before = copyOf(model);
    if (step.do === 'actions') {
      const groupId = model.groups[Math.min(step.group, selectedCount) - 1]?.groupId ?? '';
      await office.useCases.groups.setActions(
        office.actor,
        taskId,
        groupId,
        lists[step.list] ?? [],
      );
      return;
    }
    happenIn(model, step);
    const copy = copyOf(model);
    past.push({ at: clock.now().getTime(), copy });
    messenger.changed(before, copy);
  };

  /** Steps that happen while the directory is read: after so many reads more. */
  let late: { reads: number; readonly step: Step }[] = [];
  const happenLate = async (isDue: (reads: number) => boolean): Promise<void> => {
    const due = late.filter(({ reads }) => isDue(reads));
    late = late.filter(({ reads }) => !isDue(reads));
    for (const { step } of due) await happen(step);
  };
  model.beforeRead = async () => {
    for (const one of late) one.reads -= 1;
    await happenLate((reads) => reads <= 0);
  };

  const processes: { mortal: Mortal; process: EngineProcess }[] = [];
  let started = 0;
  const start = async () => {
    started += 1;
    const mortal = createMortal(options.isRead);
    const openDirectory: typeof office.directory.open = (access) =>
      mortal.hold(office.directory.open(access));
    const held = { ...storage.held(mortal), openDirectory };
    return { mortal, process: await office.startProcess(`process-${started}`, held) };
  };
  for (let count = 0; count < options.processes; count += 1) processes.push(await start());

  /** Each process looks for work once, all at the same time; whoever died is replaced. */
  const turn = async (): Promise<void> => {
    await messenger.deliver(processes.map(({ process }) => process.accept));
    await Promise.all(
      processes.map(async ({ mortal, process }) => {
        try {
          await process.jobs.sweep();
        } catch (error) {
          if (!mortal.isDead()) throw error;
        }
      }),
    );
    for (const [index, { mortal }] of processes.entries())
      if (mortal.isDead()) processes[index] = await start();
  };

  const timePasses = async (): Promise<void> => {
    const { inbox, leaseEnds } = await storage.look();
    const now = clock.now().getTime();
    const due = [
      ...inbox.map((entry) => Date.parse(entry.notBefore)),
      ...leaseEnds,
      ...messenger.due(),
    ];
    const next = due.filter((moment) => moment > now);
    clock.set(new Date(Math.min(now + (next.length > 0 ? never : sweepMs), ...next)));
  };

  const isQuiet = async (): Promise<boolean> => {
    const { inbox, activeRuns, leaseEnds } = await storage.look();
    // whoever holds a lease, and be it that he is dead, keeps the others from looking
    const isHeld = leaseEnds.some((moment) => moment > clock.now().getTime());
    const waiting = inbox.length + activeRuns.length + messenger.due().length + late.length;
    return !isHeld && waiting === 0;
  };

  return {
    office,
    taskId,
    happen,

    /** Happens in the middle of a look: at the n-th read of the directory from now on. */
    happenAtRead: (reads: number, step: Step): void => void late.push({ reads, step }),

    /** Kills one of the processes at one of its next writes. */
    kill: (which: number, death: Death): void =>
      processes[which % processes.length]?.mortal.dieAt(death),

    /** Writes of the first process so far. */
    writes: (): number => processes[0]?.mortal.writes() ?? 0,

    /** Goes on for a while. */
    async goOn(turns: number): Promise<void> {
      for (let count = 0; count < turns; count += 1) {
        await turn();
        await timePasses();
      }
    },

    /** Goes on until nobody has anything to do any more. */
    async settle(): Promise<void> {
      for (let turns = 0, quiet = 0; quiet < 2; turns += 1) {
        if (turns > maxTurns) {
          const { inbox, activeRuns } = await storage.look();
          throw new Error(`It does not come to rest: ${JSON.stringify({ inbox, activeRuns })}`);
        }
        await turn();
        if (await isQuiet()) quiet += 1;
        else quiet = 0;
        if (late.length > 0 && turns % 10 === 9) await happenLate(() => true);
        await timePasses();
      }
    },

    look: () => storage.look(),
  };
};

export type LiveWorld = Awaited<ReturnType<typeof createLiveWorld>>;
