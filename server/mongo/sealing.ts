import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import { AppError } from '../domain/errors.ts';
import type { Sealing } from '../ports/sealing.ts';

/** A key of 32 bytes and its name. */
export interface SealingKey {
  readonly kid: string;
  readonly key: Uint8Array;
}

const unreadable = (reason: string, cause?: unknown): AppError =>
  new AppError(
    'secret-unreadable',
    `The stored client secret cannot be opened: ${reason}. Enter the secret again, or give back the key it was sealed with (SEALING_KEYS).`,
    { cause },
  );

/**
 * Seals secrets as JWE (direct key, A256GCM). What they are bound to (a task's id) stands in the protected header and so is authenticated with the
 * secret: a sealed value copied to another task does not open. The first key seals, all open.
 * https://www.rfc-editor.org/rfc/rfc7516
 */
export const createSealing = (keys: readonly SealingKey[]): Sealing => {
  const [first] = keys;
  if (first === undefined) throw new Error('Sealing needs at least one key.');
  if (keys.some(({ key }) => key.length !== 32)) throw new Error('A sealing key has 32 bytes.');
  const byKid = new Map(keys.map(({ kid, key }) => [kid, key]));
  if (byKid.size < keys.length) throw new Error('Each sealing key has a name of its own.');

  const keyOf = (sealed: string): Uint8Array => {
    let kid: string | undefined;
    try {
      kid = decodeProtectedHeader(sealed).kid;
    } catch (error) {
      throw unreadable('it is not a sealed value', error);
    }
    const key = byKid.get(kid ?? '');
    if (key === undefined) throw unreadable(`no key is named "${kid ?? ''}"`);
    return key;
  };

  const seal = (secret: string, boundTo: string): Promise<string> =>
    new CompactEncrypt(new TextEncoder().encode(secret))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: first.kid, task: boundTo })
      .encrypt(first.key);

  const open = async (sealed: string, boundTo: string): Promise<string> => {
    const key = keyOf(sealed);
    const opened = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    }).catch((error: unknown) => {
      throw unreadable('it was changed, or its key is another one of the same name', error);
    });
    if (opened.protectedHeader.task !== boundTo) throw unreadable('it was sealed for another task');
    return new TextDecoder().decode(opened.plaintext);
  };

  return {
    seal,
    open,
    reseal: async (sealed, boundTo, newlyBoundTo) =>
      seal(await open(sealed, boundTo), newlyBoundTo),
  };
};
