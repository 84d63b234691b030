import { expect, it } from 'vitest';
import { AppError } from '../../server/domain/errors.ts';
import type { Change } from '../../server/domain/plan.ts';
import type { PlanRow } from '../../server/ports/stores.ts';
import { createFakeUseCases } from './fake-use-cases.ts';
import { aPlan, aRow } from './samples.ts';
import { type RunningApp, startAppForTest } from './start-app.ts';

const exporting = (rows: () => AsyncIterable<PlanRow>): Promise<RunningApp> => {
  const { plans } = createFakeUseCases().useCases;
  const over = { plans: { ...plans, export: async () => ({ plan: aPlan(), rows: rows() }) } };
  return startAppForTest({}, createFakeUseCases(over));
};
async function* each(...changes: readonly Partial<Change>[]) {
  for (const [seq, change] of changes.entries()) yield aRow(change, seq);
}

it('a plan is exported as CSV, one line per row', async () => {
  const app = await exporting(() => each({}, { kind: 'skip', reason: 'guest', settings: [] }));
  const response = await app.ask('GET', '/api/plans/p1/export');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename=plan-plan-1.csv');
  const lines = (await response.text()).trimEnd().split('\n');
  expect(lines[0]).toBe(
    'email,previousEmail,objectId,kind,reason,group,groupId,otherGroups,settings,result,heldBy,errorCode,errorMessage',
  );
  expect(lines[1]).toContain('ada@contoso.com,,22222222-2222-4222-8222-222222222222,update');
  expect(lines[1]).toContain('crypto: (not set) -> SigEnc');
  expect(lines).toHaveLength(3);
});

it.each(['=cmd()', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1'])(
  'a group named %j does not become a formula',
  async (displayName) => {
    const app = await exporting(() => each({ group: { groupId: 'g', displayName } }));
    const text = await (await app.ask('GET', '/api/plans/p1/export')).text();
    expect(text).toContain(`'${displayName}`);
  },
);

it('quotes, commas and line ends stay in their cell', async () => {
  const displayName = 'A, "B"\nC';
  const app = await exporting(() => each({ group: { groupId: 'g', displayName } }));
  const text = await (await app.ask('GET', '/api/plans/p1/export')).text();
  expect(text).toContain('"A, ""B""\nC"');
});

it('a plan is exported as JSON with its head and all its rows', async () => {
  const app = await exporting(() => each({}, { reason: 'returned' }));
  const response = await app.ask('GET', '/api/plans/p1/export?format=json');
  expect(response.headers.get('content-disposition')).toContain('plan-plan-1.json');
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({
    plan: { planId: 'plan-1' },
    items: [{ reason: 'group-actions' }, { reason: 'returned' }],
  });
  expect(text).not.toContain('digest-of-the-configuration');
});

it.each(['csv', 'json'])('an empty export is a whole file of %s', async (format) => {
  const app = await exporting(() => each());
  const text = await (await app.ask('GET', `/api/plans/p1/export?format=${format}`)).text();
  if (format === 'json') expect(JSON.parse(text)).toMatchObject({ items: [] });
  else expect(text.trimEnd().split('\n')).toHaveLength(1);
});

it.each(['plans/p1', 'runs/r1'])('the filter reaches the use case: %s', async (path) => {
  const app = await startAppForTest();
  await app.ask(
    'GET',
    `/api/${path}/export?format=json&kind=disable&search=x&result=held&group=G1`,
  );
  expect(app.fake.calls[0]?.args[2]).toEqual({
    kind: 'disable',
    search: 'x',
    result: 'held',
    group: 'g1',
  });
});

it('what cannot be found is a problem, not a file', async () => {
  const app = await startAppForTest();
  app.fake.failNext(new AppError('not-found', 'There is no such run.'));
  const response = await app.ask('GET', '/api/runs/r1/export');
  expect(response.status).toBe(404);
  expect(response.headers.get('content-disposition')).toBeNull();
});

it.each(['csv', 'json'])('a failure on the way breaks the connection: %s', async (format) => {
  const app = await exporting(async function* () {
    yield* each({}, {});
    throw new Error('the database went away');
  });
  const download = async () => {
    const response = await app.ask('GET', `/api/plans/p1/export?format=${format}`);
    return response.text();
  };
  await expect(download()).rejects.toThrow();
  expect(app.logged.join('')).toContain('the database went away');
});

it('rows are read only as fast as they are taken, and no further when the caller goes away', async () => {
  let read = 0;
  let tellEnded = (): void => {};
  const ended = new Promise<void>((resolve) => {
    tellEnded = resolve;
  });
  const app = await exporting(async function* () {
    try {
      for (; read < 1_000_000; read++) yield aRow({}, read);
    } finally {
      tellEnded();
    }
  });
  const caller = new AbortController();
  const response = await app.ask('GET', '/api/plans/p1/export', { signal: caller.signal });
  await response.body?.getReader().read();
  caller.abort();
  await ended;
  expect(read).toBeLessThan(100_000);
});
