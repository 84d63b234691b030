import { beforeAll, describe, expect, it } from 'vitest';
import { mailAddress } from '../../server/domain/ids.ts';
import { toldPlaces } from '../../server/mongo/counted-user-page.ts';
import { toUserDocument } from '../../server/mongo/user-document.ts';
import { aChange, aPlan, aUser, contoso } from '../suites/builders.ts';
import type { Stores } from '../suites/stores.ts';
import { examinedIn } from './examined.ts';
import { preparedMongo } from './mongo-stores.ts';

// More than are told at once: from there on a page is found and its total counted apart.

const mongo = preparedMongo();
const many = toldPlaces + 1500;
const emails = Array.from({ length: many }, (_, index) =>
  mailAddress(`u${String(index).padStart(5, '0')}@contoso.com`),
);
let stores: Stores;

beforeAll(async () => {
  stores = await mongo.empty();
  await mongo
    .database()
    .collections.users.insertMany(
      emails.map((email, index) =>
        toUserDocument(aUser({ email, displayName: email, disabled: index % 2 === 0 })),
      ),
    );
  const kindOf = (index: number) => (index % 2 === 0 ? 'create' : 'update');
  await stores.plans.insert(
    aPlan(),
    emails.map((email, index) => aChange({ email, kind: kindOf(index) })),
    null,
  );
});

const offsets = [0, 4900, 4990, toldPlaces - 1, toldPlaces, many - 5, many + 1];

describe('pages of more than are told at once', () => {
  it.each(offsets)('users from offset %i are those of the whole list', async (offset) => {
    for (const [search, all] of [
      ['u', emails],
      ['u*1@', emails.filter((email) => email.includes('1@'))],
    ] as const) {
      const page = await stores.target.list(contoso, { search, offset, limit: 20 });
      expect(page.users.map(({ email }) => email)).toEqual(all.slice(offset, offset + 20));
      expect(page.total).toBe(all.length);
      expect(page.nextCursor === null).toBe(offset + 20 >= all.length);
    }
  });

  it.each(offsets)(
    'rows from offset %i are those of the whole plan, in both orders',
    async (offset) => {
      const bySeverity = [
        ...emails.filter((_, index) => index % 2 === 1),
        ...emails.filter((_, index) => index % 2 === 0),
      ];
      for (const [sort, all] of [
        ['plan', emails],
        ['severity', bySeverity],
      ] as const) {
        const query = { search: 'contoso', sort, offset, limit: 20 };
        const page = await stores.plans.page(contoso, 'plan-1', query);
        expect(page.rows.map(({ change }) => change.email)).toEqual(all.slice(offset, offset + 20));
        expect(page.total).toBe(many);
        expect(page.nextAfter === null).toBe(offset + 20 >= many);
      }
    },
  );

  it('a cursor goes on where a page found by its offset ended', async () => {
    const query = { search: 'u', limit: 7, descending: true } as const;
    const first = await stores.target.list(contoso, { ...query, offset: 100 });
    const next = await stores.target.list(contoso, { ...query, cursor: first.nextCursor ?? '' });
    const expected = emails.toReversed().slice(107, 114);
    expect(next.users.map(({ email }) => email)).toEqual(expected);
    expect(next.total).toBe(many);
  });

  it('what few match is found, counted and passed over by one look at the keys', async () => {
    const search = () =>
      stores.target.list(contoso, { search: 'u*77@', offset: 30, limit: 10, sort: 'email' });
    const users = await examinedIn(mongo.database(), 'users', search);
    expect(users.documents).toBe(10);
    expect(users.keys).toBeLessThan(many + 40);
    const page = () =>
      stores.plans.page(contoso, 'plan-1', { search: '77@', sort: 'severity', limit: 10 });
    const rows = await examinedIn(mongo.database(), 'planRows', page);
    expect(rows.documents).toBe(10);
    expect(rows.keys).toBeLessThan(many + 40);
  });

  it('no list of users or rows looks at more documents than it shows', async () => {
    const lists = [
      () => stores.target.list(contoso, { offset: 6000, limit: 10 }),
      () => stores.target.list(contoso, { state: 'disabled', offset: 3000, limit: 10 }),
      () => stores.target.list(contoso, { domain: 'contoso.com', search: '!9', limit: 10 }),
    ];
    for (const list of lists) {
      const { documents, plans } = await examinedIn(mongo.database(), 'users', list);
      expect(documents).toBeLessThanOrEqual(11);
      expect(plans.join()).not.toContain('COLLSCAN');
    }
    const pages = [
      { offset: 6000 },
      { sort: 'severity', kind: 'update', offset: 3000 },
      { setting: 'crypto', reason: 'group-actions', search: '!9' },
    ] as const;
    for (const query of pages) {
      const page = () => stores.plans.page(contoso, 'plan-1', { ...query, limit: 10 });
      const { documents, plans } = await examinedIn(mongo.database(), 'planRows', page);
      expect(documents).toBeLessThanOrEqual(11);
      expect(plans.join()).not.toContain('COLLSCAN');
    }
  });
});
