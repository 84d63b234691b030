import { z } from 'zod';

const claimsSchema = z.object({ roles: z.array(z.string()) });

/**
 * The application permissions a token names, or null if it cannot be told. A hint only: officially a Graph token is opaque
 * to the app that holds it (https://learn.microsoft.com/entra/identity-platform/access-tokens), so what decides is what
 * Graph answers, and whoever uses this must also do without.
 */
export const rolesOf = (token: string): ReadonlySet<string> | null => {
  const payload = token.split('.')[1] ?? '';
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const parsed = claimsSchema.safeParse(claims);
    return parsed.success ? new Set(parsed.data.roles) : null;
  } catch {
    return null;
  }
};
