import { expect, it } from 'vitest';
import { requireServer, type ServerFacts } from '../../server/mongo/server-requirements.ts';

it.each<[string, ServerFacts]>([
  ['the oldest supported replica set', { version: '4.2.0', setName: 'rs0' }],
  ['a newer replica set', { version: '8.0.4', setName: 'rs0' }],
  ['a sharded cluster', { version: '7.0.1', msg: 'isdbgrid' }],
])('%s is accepted', (_, facts) => {
  expect(() => requireServer(facts)).not.toThrow();
});

it.each<[string, ServerFacts, string]>([
  ['an old server', { version: '4.0.28', setName: 'rs0' }, 'Upgrade'],
  ['a standalone server', { version: '7.0.1' }, '--replSet'],
])('%s is refused, with what to do', (_, facts, advice) => {
  expect(() => requireServer(facts)).toThrow(advice);
});
