import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type AppDeps, createApp } from '../../server/http/app.ts';
import { createVerifyToken } from '../../server/http/auth.ts';
import { createFakeUseCases, type FakeUseCases } from './fake-use-cases.ts';
import { clientId, type LoginServer, startLoginServer } from './login-server.ts';

export interface RunningApp {
  readonly url: string;
  readonly login: LoginServer;
  readonly fake: FakeUseCases;
  /** What was logged, as JSON lines. */
  readonly logged: readonly string[];
  /** Asks as somebody with these roles; a body is sent as JSON. */
  ask(
    method: string,
    path: string,
    options?: {
      readonly roles?: readonly string[];
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly signal?: AbortSignal;
    },
  ): Promise<Response>;
  stop(): Promise<void>;
}

/** The real app on a free port, signed in through a login server of our own; the use cases are fakes. */
export const startApp = async (
  deps: Partial<AppDeps> = {},
  fake: FakeUseCases = createFakeUseCases(),
): Promise<RunningApp> => {
  const login = await startLoginServer();
  const logged: string[] = [];
  const app = createApp({
    useCases: fake.useCases,
    acceptNotifications: async () => {},
    verifyToken: createVerifyToken({
      loginUrl: login.loginUrl,
      clientId,
      publicUrl: null,
      allowedTenants: '*',
    }),
    health: { ping: async () => {} },
    evaluation: null,
    rateLimitPerMinute: 0,
    publicUrl: null,
    metricsToken: null,
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    ...deps,
  });
  const server = await new Promise<ReturnType<typeof app.listen>>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  // the address of a listening TCP server is always an AddressInfo
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tokens = new Map<string, Promise<string>>();
  const tokenFor = (roles: readonly string[]): Promise<string> => {
    const key = roles.join();
    const token = tokens.get(key) ?? login.bearer({ claims: { roles } });
    tokens.set(key, token);
    return token;
  };
  return {
    url,
    login,
    fake,
    logged,
    ask: async (method, path, { roles = ['ALL'], body, headers = {}, signal } = {}) =>
      fetch(url + path, {
        method,
        headers: {
          authorization: await tokenFor(roles),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await login.close();
    },
  };
};

/** An app for one test alone. */
export const startAppForTest: typeof startApp = async (...args) => {
  const app = await startApp(...args);
  onTestFinished(app.stop);
  return app;
};
