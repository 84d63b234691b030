import { AppError } from '../../server/domain/errors.ts';
import type { Sealing } from '../../server/ports/sealing.ts';

/** Seals without cryptography: the sealed text does not show the secret, but anybody could open it. */
export const createFakeSealing = (): Sealing => ({
  seal: async (secret, boundTo) =>
    `sealed.${Buffer.from(JSON.stringify([boundTo, secret])).toString('base64url')}`,
  open: async (sealed, boundTo) => {
    const refused = new AppError('secret-unreadable', 'The stored secret cannot be opened.');
    const [mark, body = ''] = sealed.split('.');
    if (mark !== 'sealed') throw refused;
    const [bound, secret]: unknown[] = JSON.parse(Buffer.from(body, 'base64url').toString());
    if (bound !== boundTo || typeof secret !== 'string') throw refused;
    return secret;
  },
});
