import type { DeltaLink } from '../domain/delta.ts';

/** What a delta query is about: its collection. */
export type DeltaSubject = 'groups' | 'users';

/** `delta`, `delta()` and `microsoft.graph.delta` are the same function. */
const forms: Readonly<Record<DeltaSubject, RegExp>> = {
  groups: /^\/groups\/(microsoft\.graph\.)?delta(\(\))?\?(.*&)?(\$|%24)deltatoken=./i,
  users: /^\/users\/(microsoft\.graph\.)?delta(\(\))?\?(.*&)?(\$|%24)deltatoken=./i,
};

/** Whether a path below Graph's version is a delta link of this subject; a link is kept and replayed in this form. */
export const isDeltaLink = (path: string, subject: DeltaSubject): path is DeltaLink =>
  forms[subject].test(path);
