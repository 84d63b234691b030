import { z } from 'zod';
import type { Installation } from './start-installation.ts';

export interface Api {
  /** A JSON request; throws unless the answer is a success. */
  <Shape extends z.ZodType>(
    method: string,
    path: string,
    shape: Shape,
    body?: unknown,
  ): Promise<z.infer<Shape>>;
  /** The body's length in bytes, read to the end. */
  download(path: string): Promise<number>;
}

/** Signs the sample admin in and returns the API as he sees it. */
export const signIn = async ({ tenant, server }: Installation): Promise<Api> => {
  const answer = await fetch(tenant.signIn, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ admin: 'all' }),
  });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await answer.json());

  const send = async (method: string, path: string, body: unknown): Promise<Response> => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  };
  return Object.assign(
    async <Shape extends z.ZodType>(
      method: string,
      path: string,
      shape: Shape,
      body?: unknown,
    ): Promise<z.infer<Shape>> => shape.parse(await (await send(method, path, body)).json()),
    {
      download: async (path: string) =>
        (await (await send('GET', path, undefined)).arrayBuffer()).byteLength,
    },
  );
};
