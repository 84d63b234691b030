import type { Person } from '../../../server/domain/directory.ts';
import {
  domainOf,
  type MailAddress,
  mailAddress,
  type ObjectId,
} from '../../../server/domain/ids.ts';
import type { PlanInput } from '../../../server/domain/planner.ts';
import type { User } from '../../../server/domain/user.ts';
import { type GroupFacts, selectedGroupFacts } from './groups.ts';
import { inPrecedence } from './order.ts';

/** A present person with all that is known of him. */
export interface Standing {
  readonly objectId: ObjectId;
  /** Null if only the baseline knows him. */
  readonly person: Person | null;
  readonly address: MailAddress | null;
  /** The user with his object id. */
  readonly own: User | null;
  /** The user at his address. */
  readonly holder: User | null;
  /** By precedence; the first is the winner. */
  readonly groups: readonly GroupFacts[];
  /** Place of the winner among all selected groups. */
  readonly rank: number;
}

export interface Facts {
  readonly input: PlanInput;
  /** Selected groups by precedence. */
  readonly groups: readonly GroupFacts[];
  readonly present: readonly Standing[];
  readonly complete: boolean;
}

const isText = (text: string | null | undefined): text is string => Boolean(text?.trim());

/** The first text of `mail`, `SMTP:` and user principal name, if it is an address; the last only of a selected domain (rule 2.4). */
export const addressOf = (
  person: Person | null,
  domains: readonly string[],
): MailAddress | null => {
  const primary = person?.proxyAddresses.find((proxy) => proxy.startsWith('SMTP:'))?.slice(5);
  const given = [person?.mail, primary].find(isText);
  const address = mailAddress(given ?? person?.userPrincipalName ?? '');
  const domain = domainOf(address);
  if (domain === '') return null;
  return given !== undefined || domains.includes(domain) ? address : null;
};

const standingOf = (
  input: PlanInput,
  groups: readonly GroupFacts[],
  objectId: ObjectId,
): Standing => {
  const mine = groups.filter((group) => group.members.has(objectId));
  const person = input.snapshot.people.get(objectId) ?? null;
  const address = addressOf(person, input.config.domains);
  return {
    objectId,
    person,
    address,
    own: input.users.find((user) => user.objectId === objectId) ?? null,
    holder: input.users.find((user) => user.email === address) ?? null,
    groups: mine,
    rank: groups.findIndex((group) => group.members.has(objectId)),
  };
};

/** Everything the rules ask about, worked out from the input alone. */
export const factsOf = (input: PlanInput): Facts => {
  const groups = inPrecedence(input.config.precedence, selectedGroupFacts(input));
  const everybody = new Set(groups.flatMap((group) => [...group.members]));
  const present = [...everybody].map((objectId) => standingOf(input, groups, objectId));
  const complete =
    groups.every((group) => !group.frozen) &&
    present.every(({ person }) => person?.readable !== false);
  return { input, groups, present, complete };
};
