import { afterEach } from 'vitest';
import type { Person } from '../../server/domain/directory.ts';
import type { Directory } from '../../server/ports/directory.ts';
import type { DirectoryModel } from '../fakes/directory-model.ts';

/** A directory that an administrator changes while somebody reads it. */
export interface LiveDirectory {
  readonly directory: Directory;
  /** The time it goes by. */
  now(): Date;
  addPerson(person: Person): void;
  changePerson(objectId: string, to: Partial<Omit<Person, 'objectId' | 'readable'>>): void;
  /** `soft` puts somebody into the recycle bin. */
  removePerson(objectId: string, how: 'soft' | 'permanent'): void;
  restorePerson(objectId: string): void;
  /** A member is a person or a group. */
  addMember(groupId: string, memberId: string): void;
  removeMember(groupId: string, memberId: string): void;
  renameGroup(groupId: string, displayName: string): void;
  /** A Microsoft 365 group goes to the recycle bin, any other is gone. */
  deleteGroup(groupId: string): void;
  expireLinks(): void;
  /** Where notifications are taken. */
  readonly notificationUrl: string;
  /** What the place where notifications are taken answers to the handshake. */
  answerHandshakes(how: 'right' | 'wrong'): void;
  /** The directory forgets a subscription by itself. */
  loseSubscription(subscriptionId: string): void;
  close(): Promise<void>;
}

export type OpenLive = (parts: Partial<DirectoryModel>) => Promise<LiveDirectory>;

/** Opens live directories within a `describe` and closes them after each test. */
export const openingLive = (open: OpenLive): OpenLive => {
  const opened: LiveDirectory[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });
  return async (parts) => {
    const live = await open(parts);
    opened.push(live);
    return live;
  };
};
