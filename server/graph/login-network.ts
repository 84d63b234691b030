import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { AppError } from '../domain/errors.ts';
import { type RetryDeps, sendWithRetry } from './retry.ts';

export interface LoginNetworkDeps extends RetryDeps {
  readonly loginUrl: string | null;
  /** The signal of the sign-in that is under way. */
  readonly signal: () => AbortSignal | undefined;
  /** MSAL replaces what its network client throws by an error of its own, so the real one is told here. */
  readonly onFailure: (error: unknown) => void;
}

const answerOf = async <T>(response: Response, host: string): Promise<NetworkResponse<T>> => {
  const headers = Object.fromEntries(response.headers);
  try {
    // MSAL's interface promises a type nobody can check here; MSAL itself validates the body.
    const body = (await response.json()) as T;
    return { headers, status: response.status, body };
  } catch (error) {
    throw new AppError(
      response.status >= 500 ? 'directory-unreachable' : 'directory-answer-invalid',
      `Microsoft Entra (${host}) answered ${response.status} with something that is not JSON; a proxy or a sign-in portal on the way may have answered instead.`,
      { upstream: { status: response.status }, cause: error },
    );
  }
};

/**
 * MSAL's way to the network, with our time limits and retries. MSAL accepts https authorities of Microsoft only, so a
 * login host of ours is put in here, after MSAL has built the request.
 */
export const createLoginNetwork = (deps: LoginNetworkDeps): INetworkModule => {
  const rewritten = (url: string): URL => {
    const { pathname, search, href } = new URL(url);
    return new URL(deps.loginUrl === null ? href : `${deps.loginUrl}${pathname}${search}`);
  };
  const send = async <T>(
    method: 'GET' | 'POST',
    url: string,
    options: NetworkRequestOptions | undefined,
  ): Promise<NetworkResponse<T>> => {
    const target = rewritten(url);
    const to = { name: 'Microsoft Entra', host: target.host };
    const signal = deps.signal();
    const init: RequestInit = {
      method,
      ...(options?.headers ? { headers: options.headers } : {}),
      ...(options?.body === undefined ? {} : { body: options.body }),
      ...(signal ? { signal } : {}),
    };
    try {
      return await answerOf<T>(await sendWithRetry(deps, to, target.href, init), target.host);
    } catch (error) {
      deps.onFailure(error);
      throw error;
    }
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
};
