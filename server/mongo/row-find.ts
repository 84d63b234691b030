import type { Change } from '../domain/plan.ts';
import type { RowFilter } from '../ports/stores.ts';
import { findExpression, findText, literal, parseSearch } from './search.ts';
import { text } from './text.ts';

const noGroup = '-';

/** What a row is found by, as one text that stands in the keys of indexes: its addresses; kind, reason, group and settings. */
export const rowFind = ({
  kind,
  reason,
  group,
  settings,
  email,
  previousEmail,
}: Change): string => {
  const marks = [
    kind,
    reason,
    group?.groupId ?? noGroup,
    `,${settings.map(({ setting }) => `${setting},`).join('')}`,
  ];
  const addresses = [email, previousEmail].filter((address) => address !== null);
  return findText(addresses, marks.join(' '));
};

/** The regular expression for `find` of the rows that a query asks for; null = all of the plan. */
export const rowFindExpression = ({
  kind,
  reason,
  group,
  setting,
  search,
}: RowFilter): string | null => {
  const one = (value: string | undefined) => (value === undefined ? '\\S+' : literal(text(value)));
  const asked = [kind, reason, group, setting].some((value) => value !== undefined);
  const settings = setting === undefined ? '\\S*' : `\\S*,${literal(text(setting))},\\S*`;
  return findExpression(
    asked ? [one(kind), one(reason), one(group), settings].join(' ') : null,
    parseSearch(search === undefined ? undefined : text(search)),
  );
};
