import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startAppForTest } from './start-app.ts';

const builtTab = async (): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'tab-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await mkdir(join(directory, 'assets'));
  await mkdir(join(directory, '.vite'));
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>Tab</title>');
  await writeFile(join(directory, 'assets', 'index-a1b2.js'), 'export {};');
  await writeFile(join(directory, '.vite', 'manifest.json'), '{}');
  return directory;
};

describe('the tab', () => {
  it.each(['/', '/tasks/t1/setup/domains', '/index'])(
    '%s is its page, never cached blindly',
    async (path) => {
      const app = await startAppForTest({ site: { directory: await builtTab() } });
      const response = await fetch(app.url + path, { headers: { accept: 'text/html' } });
      expect(await response.text()).toContain('<title>Tab</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('its hashed assets are cached for good', async () => {
    const app = await startAppForTest({ site: { directory: await builtTab() } });
    const response = await fetch(`${app.url}/assets/index-a1b2.js`);
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each([
    '/assets/missing.js',
    '/.vite/manifest.json',
    '/assets/..%2f.vite%2fmanifest.json',
    '/api/unknown',
    '/graph/notifications',
    '/favicon.ico',
  ])('%s is not the page', async (path) => {
    const app = await startAppForTest({ site: { directory: await builtTab() } });
    const response = await fetch(app.url + path, { headers: { accept: 'text/html' } });
    expect([400, 404, 405]).toContain(response.status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  it('that was not built is a problem', async () => {
    const app = await startAppForTest({ site: { directory: join(tmpdir(), 'not-there') } });
    expect((await fetch(app.url)).status).toBe(404);
  });
});

describe('headers of every answer', () => {
  it('let Teams, Microsoft 365 and Outlook frame the tab, and nobody else', async () => {
    const app = await startAppForTest();
    const { headers } = await fetch(`${app.url}/healthz`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(headers.get('x-frame-options')).toBeNull();
    expect(policy).toContain("default-src 'self'");
    expect(policy).toMatch(/frame-ancestors [^;]*https:\/\/teams\.microsoft\.com/);
    expect(policy).toMatch(/frame-ancestors [^;]*https:\/\/\*\.cloud\.microsoft/);
    expect(policy).not.toMatch(/unsafe|\*[ ;]/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('evaluation mode', () => {
  it('tells the tab so, with where to sign in', async () => {
    const evaluation = { signInUrl: 'http://127.0.0.1:5555/sample-sign-in', sampleAccess: null };
    const app = await startAppForTest({ evaluation });
    const response = await fetch(`${app.url}/api/evaluation`);
    expect(await response.json()).toEqual({ evaluation: true, ...evaluation });
    expect(response.headers.get('content-security-policy')).toContain('http://127.0.0.1:5555');
  });
});

describe('metrics', () => {
  it('are told on loopback, by route template and with what others registered', async () => {
    const registry = new Registry();
    const app = await startAppForTest({ registry });
    await app.ask('GET', '/api/tasks/t1');
    const text = await (await fetch(`${app.url}/metrics`)).text();
    expect(text).toContain('route="/api/tasks/:taskId",status="200"');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toContain('/api/tasks/t1');
  });

  it('through a proxy need the token', async () => {
    const app = await startAppForTest({ metricsToken: 'metrics-token' });
    const ask = (headers: Record<string, string>) => fetch(`${app.url}/metrics`, { headers });
    const proxied = { 'x-forwarded-for': '203.0.113.7' };
    expect((await ask(proxied)).status).toBe(401);
    expect((await ask({ ...proxied, authorization: 'Bearer metrics-tokeN' })).status).toBe(401);
    expect((await ask({ ...proxied, authorization: 'Bearer metrics-token' })).status).toBe(200);
  });

  it('through a proxy are closed without a token', async () => {
    const app = await startAppForTest();
    const headers = { 'x-forwarded-for': '127.0.0.1', authorization: 'Bearer null' };
    expect((await fetch(`${app.url}/metrics`, { headers })).status).toBe(401);
  });
});
