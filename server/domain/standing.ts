import type { ErrorCode } from './errors.ts';
import { addressOf, isGuest } from './identity.ts';
import { domainOf, type MailAddress, type ObjectId } from './ids.ts';
import type { SkipReason } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import type { Presence } from './presence.ts';
import type { User } from './user.ts';

/** The users a plan may concern, by address and by Entra object. */
export interface UserIndex {
  readonly byEmail: ReadonlyMap<MailAddress, User>;
  readonly byObjectId: ReadonlyMap<ObjectId, User>;
}

export const indexUsers = (users: readonly User[]): UserIndex => {
  const byEmail = new Map<MailAddress, User>();
  const byObjectId = new Map<ObjectId, User>();
  for (const user of users) {
    byEmail.set(user.email, user);
    if (user.objectId !== null) byObjectId.set(user.objectId, user);
  }
  return { byEmail, byObjectId };
};

/** A person who is left as he is. */
export interface Skipped {
  readonly presence: Presence;
  readonly address: MailAddress | null;
  readonly own: User | undefined;
  readonly reason: SkipReason;
  readonly error: { readonly code: ErrorCode; readonly message: string } | null;
}

/** A person whose winner decides what becomes of him. */
export interface Counting {
  readonly presence: Presence;
  readonly address: MailAddress;
  /** The user with his object id. */
  readonly own: User | undefined;
  /** The user at his address. */
  readonly holder: User | undefined;
}

export interface Standings {
  readonly skipped: readonly Skipped[];
  readonly counting: readonly Counting[];
}

interface Candidate extends Counting {
  readonly noSync: boolean;
}

/** Rules 1 to 6 of docs/planning-rules.md, section 2: what about the person alone decides. */
const skipReason = (
  presence: Presence,
  address: MailAddress | null,
  own: User | undefined,
  domains: ReadonlySet<string>,
  otherTasksDomains: ReadonlySet<string>,
): SkipReason | null => {
  const { person, groups } = presence;
  if (groups.some((group) => group.frozen)) return 'frozen-group';
  if (person === null || !person.readable) return 'unreadable-member';
  if (isGuest(person)) return 'guest';
  if (address === null) return 'no-address';
  const domain = domainOf(address);
  if (!domains.has(domain)) {
    return otherTasksDomains.has(domain) ? 'other-task' : 'domain-not-selected';
  }
  return own !== undefined && otherTasksDomains.has(domainOf(own.email)) ? 'other-task' : null;
};

const unreadable = {
  code: 'unreadable-member',
  message:
    'Microsoft told only the id of this member: the app lacks the permission User.Read.All. Grant it with admin consent.',
} as const;

/** Decides for everybody present whether he counts; of several claims to one address one counts (rules 7 to 9). */
export const findStandings = (
  input: PlanInput,
  presences: ReadonlyMap<ObjectId, Presence>,
  users: UserIndex,
): Standings => {
  const domains = new Set(input.config.domains);
  const skipped: Skipped[] = [];
  const candidates = new Map<ObjectId, Candidate>();

  for (const presence of presences.values()) {
    const { person, objectId } = presence;
    const own = users.byObjectId.get(objectId);
    if (person === null && own === undefined) continue; // known from the baseline alone, and no user: nothing to tell
    const address = person?.readable ? addressOf(person, domains) : null;
    const reason = skipReason(presence, address, own, domains, input.otherTasksDomains);
    if (reason !== null || address === null) {
      const error = reason === 'unreadable-member' ? unreadable : null;
      skipped.push({ presence, address, own, reason: reason ?? 'no-address', error });
      continue;
    }
    const holder = users.byEmail.get(address);
    const noSync = presence.groups[0].effect.noSync;
    candidates.set(objectId, { presence, address, own, holder, noSync });
  }

  const claims = new Map<MailAddress, Candidate[]>();
  for (const candidate of candidates.values()) {
    if (!candidate.noSync && isTaken(candidate, presences, candidates)) {
      skipped.push(taken(candidate));
      continue;
    }
    const others = claims.get(candidate.address);
    if (others) others.push(candidate);
    else claims.set(candidate.address, [candidate]);
  }

  const counting: Counting[] = [];
  for (const claimants of claims.values()) {
    const [first, ...others] = claimants.toSorted(byClaim);
    if (first === undefined) continue;
    if (first.noSync) skipped.push(noSync(first));
    else counting.push(first);
    for (const other of others)
      skipped.push(other.noSync ? noSync(other) : duplicate(other, first));
  }
  return { skipped, counting };
};

const byClaim = (a: Candidate, b: Candidate): number =>
  a.presence.groups[0].rank - b.presence.groups[0].rank ||
  (a.presence.objectId < b.presence.objectId ? -1 : 1);

/** Whether the address belongs to somebody else who is still there. */
const isTaken = (
  { presence, address, own, holder }: Candidate,
  presences: ReadonlyMap<ObjectId, Presence>,
  candidates: ReadonlyMap<ObjectId, Candidate>,
): boolean => {
  const other = holder?.objectId ?? null;
  if (other === null || other === presence.objectId || !presences.has(other)) return false;
  const claimsTheSame = candidates.get(other)?.address === address;
  return !claimsTheSame || own !== undefined;
};

const noSync = (candidate: Candidate): Skipped => ({
  ...candidate,
  reason: 'no-sync',
  error: null,
});

const taken = (candidate: Candidate): Skipped => ({
  ...candidate,
  reason: 'address-taken',
  error: {
    code: 'address-taken',
    message: `The address ${candidate.address} belongs to another person (${candidate.holder?.objectId}) who is still in a synchronised group. Nothing was overwritten; give one of the two another address.`,
  },
});

const duplicate = (candidate: Candidate, first: Candidate): Skipped => ({
  ...candidate,
  reason: 'duplicate-address',
  error: {
    code: 'address-taken',
    message: `Two directory objects have the address ${candidate.address}; ${first.presence.objectId} counts, this one (${candidate.presence.objectId}) does not. Give one of them another address.`,
  },
});
