import { AppError } from '../../server/domain/errors.ts';
import type { Sealing } from '../../server/ports/sealing.ts';

const seal = (secret: string, boundTo: string): string =>
  `sealed.${Buffer.from(JSON.stringify([boundTo, secret])).toString('base64url')}`;

const open = (sealed: string, boundTo: string): string => {
  const refused = new AppError('secret-unreadable', 'The stored secret cannot be opened.');
  const [mark, body = ''] = sealed.split('.');
  if (mark !== 'sealed') throw refused;
  const [bound, secret]: unknown[] = JSON.parse(Buffer.from(body, 'base64url').toString());
  if (bound !== boundTo || typeof secret !== 'string') throw refused;
  return secret;
};

/** Seals without cryptography: the sealed text does not show the secret, but anybody could open it. */
export const createFakeSealing = (): Sealing => ({
  seal: async (secret, boundTo) => seal(secret, boundTo),
  open: async (sealed, boundTo) => open(sealed, boundTo),
  reseal: async (sealed, boundTo, newlyBoundTo) => seal(open(sealed, boundTo), newlyBoundTo),
});
