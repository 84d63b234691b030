import { domainOf } from '../domain/ids.ts';
import type { User } from '../domain/user.ts';
import type { UserQuery } from '../ports/target.ts';
import { findExpression, findText, literal, parseSearch } from './search.ts';
import { text } from './text.ts';

/** Marks, one character each: enabled or disabled, admin, managed. */
const marksOf = ({ disabled, adminRoles, managedBy }: User): string =>
  `${disabled ? 'd' : 'e'}${adminRoles.length > 0 ? 'a' : '-'}${managedBy === null ? '-' : 'm'}`;

const stateMarks: Readonly<Record<NonNullable<UserQuery['state']>, string>> = {
  active: 'e..',
  disabled: 'd..',
  admin: '.a.',
  managed: '..m',
  unmanaged: '..-',
};

/** What a user is found by, as one text that stands in the keys of indexes: name and address; marks and domain. */
export const userFind = (user: User): string =>
  findText([user.displayName, user.email], `${marksOf(user)} ${domainOf(user.email)}`);

const marks = { $indexOfBytes: ['$find', '\t'] };

/** An update that makes users managed by nobody, in what they are found by too: of the third mark. */
export const unmanaged = [
  {
    $set: {
      managedBy: null,
      revision: { $add: ['$revision', 1] },
      find: {
        $concat: [
          { $substrBytes: ['$find', 0, { $add: [marks, 3] }] },
          '-',
          { $substrBytes: ['$find', { $add: [marks, 4] }, -1] },
        ],
      },
    },
  },
];

/** The regular expression for `find` of the users a query asks for; null = all. */
export const userFindExpression = ({
  search,
  domain,
  state,
}: Pick<UserQuery, 'search' | 'domain' | 'state'>): string | null => {
  const marks =
    domain === undefined && state === undefined
      ? null
      : `${state === undefined ? '...' : stateMarks[state]} ${
          domain === undefined ? '[^\\n]*' : literal(text(domain).toLowerCase())
        }`;
  return findExpression(marks, parseSearch(search === undefined ? undefined : text(search)));
};
