/** When a process dies: at its n-th write from now on, with it undone, or done and its answer lost. */
export interface Death {
  readonly atWrite: number;
  readonly how: 'before' | 'after';
}

/** A process that can be killed between any two writes; from then on nothing it still tries has any effect. */
export interface Mortal {
  /** A port as this process holds it. */
  hold<Port extends object>(port: Port): Port;
  /** A write that is no call of a port. */
  write<Answer>(work: () => Promise<Answer>): Promise<Answer>;
  dieAt(death: Death): void;
  /** Writes so far. */
  writes(): number;
  isDead(): boolean;
}

/** What a dead process is answered; no error of the product's own, so nothing can mistake it for one. */
export class Died extends Error {
  override readonly name = 'Died';
}

/** Calls that change nothing; whatever a port has beside them counts as a write. */
const reads = new Set([
  ...[
    'get',
    'list',
    'find',
    'load',
    'loadFor',
    'state',
    'groups',
    'progressOf',
    'liveRevisions',
    'occupied',
    'people',
    'peopleAt',
  ],
  ...['edgesOf', 'membersOf', 'affected', 'due', 'tasksWithDue', 'forAccess', 'accessKeys'],
  ...['latest', 'latencies', 'unfinished', 'tasksWithWork', 'appliedSince', 'rows', 'stream'],
  ...['ownersOf', 'forWork', 'live', 'readForTask', 'readByObjectIds', 'readActiveAdmins'],
  ...['readByEmails', 'countForTask', 'revisions', 'open', 'seal', 'ping', 'usage', 'listDomains'],
  ...['testAccess', 'findGroups', 'getGroups', 'countMembers', 'readGroups', 'startGroupDelta'],
  ...['startUserDelta', 'readGroupDelta', 'readUserDelta', 'readPeople', 'readMemberships'],
]);

/** A process that lives until it is told when to die. */
export const createMortal = (
  isRead: (call: string) => boolean = (call) => reads.has(call),
): Mortal => {
  let writes = 0;
  let end: Death | null = null;
  let isDead = false;

  const died = (): Died => new Died('This process is dead.');
  const answered = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const value = await answer;
    if (isDead) throw died();
    return value;
  };
  /** Throws if the process is dead, or dies of this write before it is done. */
  const begin = (isWrite: boolean): void => {
    if (isDead) throw died();
    if (!isWrite) return;
    writes += 1;
    if (end === null || writes < end.atWrite) return;
    isDead = true;
    if (end.how === 'before') throw died();
  };
  const call = (work: () => unknown, isWrite: boolean): unknown => {
    begin(isWrite);
    const answer = work();
    return answer instanceof Promise ? answered(answer) : answer;
  };

  return {
    hold: (port) =>
      new Proxy(port, {
        get: (target, name) => {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function') return member;
          // what a port answers at once, it answers at once here too; a promise is refused as a promise
          return (...args: unknown[]) => {
            try {
              return call(() => Reflect.apply(member, target, args), !isRead(String(name)));
            } catch (error) {
              if (error instanceof Died) return refusal(error, String(name));
              throw error;
            }
          };
        },
      }),
    write: async (work) => {
      begin(true);
      return answered(work());
    },
    dieAt: ({ atWrite, how }) => {
      end = { atWrite: writes + atWrite, how };
    },
    writes: () => writes,
    isDead: () => isDead,
  };
};

/** Calls that answer at once, not with a promise. */
const atOnce = new Set(['usage', 'find', 'aggregate']);

/** In the form in which the call would have answered. */
const refusal = (error: Died, name: string): unknown => {
  if (name === 'stream') return refusedStream(error);
  if (atOnce.has(name)) throw error;
  return Promise.reject(error);
};

async function* refusedStream(error: Died): AsyncIterable<never> {
  yield await Promise.reject<never>(error);
}
