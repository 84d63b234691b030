import { z } from 'zod';
import type { GetToken } from './client.ts';
import { ownProblem } from './problem.ts';

const sampleAdmins = z.object({
  admins: z.array(
    z.object({
      admin: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      tenant: z.string(),
    }),
  ),
});
const signedIn = z.object({ access_token: z.string() });

export type SampleAdmin = z.infer<typeof sampleAdmins>['admins'][number];

const ask = async <Schema extends z.ZodType>(
  url: string,
  schema: Schema,
  request: RequestInit,
): Promise<z.output<Schema>> => {
  try {
    const response = await fetch(url, request);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return schema.parse(await response.json());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw ownProblem(
      'sample-sign-in',
      'The sample sign-in does not answer',
      `${url}: ${why}`,
      error,
    );
  }
};

/** The simulated administrators of evaluation mode. Fails with an ApiProblem. */
export const listSampleAdmins = async (
  signInUrl: string,
  signal: AbortSignal,
): Promise<readonly SampleAdmin[]> => {
  const request = { signal, headers: { accept: 'application/json' } };
  return (await ask(signInUrl, sampleAdmins, request)).admins;
};

const newToken = async (signInUrl: string, admin: string): Promise<string> => {
  const answer = await ask(signInUrl, signedIn, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ admin }),
  });
  return answer.access_token;
};

/** Signs in as one of them: an access token for an hour, kept in memory only, got anew when that is asked for. Fails with an ApiProblem. */
export const signInAsSample = async (signInUrl: string, admin: string): Promise<GetToken> => {
  let token = await newToken(signInUrl, admin);
  return async (renew = false) => {
    if (renew) token = await newToken(signInUrl, admin);
    return token;
  };
};
