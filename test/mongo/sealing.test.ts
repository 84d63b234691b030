import { decodeProtectedHeader } from 'jose';
import { expect, it } from 'vitest';
import { createSealing } from '../../server/mongo/sealing.ts';

const key = (kid: string, fill: number) => ({ kid, key: new Uint8Array(32).fill(fill) });
const unreadable = { code: 'secret-unreadable' };

it('the first key seals and every key opens, so keys can be changed one after the other', async () => {
  const before = createSealing([key('old', 1)]);
  const during = createSealing([key('new', 2), key('old', 1)]);
  const after = createSealing([key('new', 2)]);
  const old = await before.seal('secret', 'task-1');
  const fresh = await during.seal('secret', 'task-1');
  expect(await during.open(old, 'task-1')).toBe('secret');
  expect(await after.open(fresh, 'task-1')).toBe('secret');
  await expect(after.open(old, 'task-1')).rejects.toMatchObject(unreadable);
  expect(decodeProtectedHeader(fresh)).toEqual({
    alg: 'dir',
    enc: 'A256GCM',
    kid: 'new',
    task: 'task-1',
  });
});

it('a sealed secret that was changed, also only in whom it is bound to, does not open', async () => {
  const sealing = createSealing([key('k', 1)]);
  const sealed = await sealing.seal('secret', 'task-1');
  const [, ...rest] = sealed.split('.');
  const header = { alg: 'dir', enc: 'A256GCM', kid: 'k', task: 'task-2' };
  const rebound = [Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.');
  await expect(sealing.open(rebound, 'task-2')).rejects.toMatchObject(unreadable);
  await expect(sealing.open(`${sealed.slice(0, -4)}AAAA`, 'task-1')).rejects.toMatchObject(
    unreadable,
  );
});

it('another key of the same name does not open, and the message tells no secret', async () => {
  const sealed = await createSealing([key('k', 1)]).seal('geheim', 'task-1');
  const refused = await createSealing([key('k', 2)])
    .open(sealed, 'task-1')
    .catch((error: unknown) => error);
  expect(refused).toMatchObject(unreadable);
  expect(JSON.stringify(refused)).not.toContain('geheim');
});

it('the same secret never looks the same twice', async () => {
  const sealing = createSealing([key('k', 1)]);
  const sealed = [await sealing.seal('secret', 'task-1'), await sealing.seal('secret', 'task-1')];
  expect(new Set(sealed).size).toBe(2);
});

it.each([
  ['no key', []],
  ['a short key', [{ kid: 'k', key: new Uint8Array(16) }]],
  ['two keys of one name', [key('k', 1), key('k', 2)]],
])('does not begin with %s', (_, keys) => {
  expect(() => createSealing(keys)).toThrow();
});
