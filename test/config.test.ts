import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../server/config.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const production = {
  NODE_ENV: 'production',
  MONGODB_URI: 'mongodb://db.example/directorySync?replicaSet=rs0',
  PUBLIC_URL: 'https://sync.example.com/',
  ENTRA_CLIENT_ID: '5E9C1A52-6d0f-4a7b-9d3c-2f1e8b7a6c50',
  SEALING_KEYS: `k1:${key}`,
};
const problems = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('the environment', () => {
  it('without any variable means evaluation mode, on this machine only', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'evaluation',
      host: '127.0.0.1',
      port: 3978,
      dataDir: './data',
      logLevel: 'info',
      rateLimitPerMinute: 600,
      allowedTenants: '*',
      cloud: 'global',
      mongodbUri: null,
    });
  });

  it.each(['HOST', 'PORT', 'DATA_DIR', 'LOG_LEVEL'])(
    '%s does not leave evaluation mode',
    (name) => {
      const values = { HOST: '127.0.0.1', PORT: '4000', DATA_DIR: '/data', LOG_LEVEL: 'debug' };
      expect(readConfig({ [name]: values[name as keyof typeof values] }).mode).toBe('evaluation');
    },
  );

  it.each(['MONGODB_URI', 'PUBLIC_URL', 'LOGIN_URL', 'GRAPH_URL'])(
    '%s alone leaves evaluation mode and asks for the app to sign in with',
    (name) => {
      const values = {
        MONGODB_URI: 'mongodb://x',
        PUBLIC_URL: 'https://x',
        LOGIN_URL: 'https://x',
        GRAPH_URL: 'https://x',
      };
      const env = { [name]: values[name as keyof typeof values] };
      expect(problems(env)).toEqual([expect.stringContaining('ENTRA_CLIENT_ID is required')]);
      expect(readConfig({ ...env, ENTRA_CLIENT_ID: production.ENTRA_CLIENT_ID }).mode).toBe(
        'installed',
      );
    },
  );

  it('in production names everything that is missing at once', () => {
    expect(problems({ NODE_ENV: 'production' })).toEqual(
      ['MONGODB_URI', 'PUBLIC_URL', 'ENTRA_CLIENT_ID', 'SEALING_KEYS'].map((name) =>
        expect.stringContaining(`${name} is required in production`),
      ),
    );
    expect(readConfig(production)).toMatchObject({
      mode: 'production',
      host: '0.0.0.0',
      publicUrl: 'https://sync.example.com',
      entraClientId: production.ENTRA_CLIENT_ID.toLowerCase(),
    });
  });

  it('never exposes evaluation mode beyond this machine', () => {
    expect(problems({ HOST: '0.0.0.0' })).toEqual([
      expect.stringContaining('HOST must be a loopback address'),
    ]);
  });

  it.each([
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: 'http' }, 'PORT'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ M365_CLOUD: 'mars' }, 'M365_CLOUD'],
    [{ MONGODB_URI: 'postgres://x' }, 'MONGODB_URI'],
    [{ ENTRA_CLIENT_ID: 'my app' }, 'ENTRA_CLIENT_ID'],
    [{ ALLOWED_TENANTS: 'contoso' }, 'ALLOWED_TENANTS'],
    [{ GRAPH_URL: 'http://graph.example' }, 'GRAPH_URL'],
    [{ LOGIN_URL: 'ftp://login.example' }, 'LOGIN_URL'],
    [{ PUBLIC_URL: 'https://user@sync.example' }, 'PUBLIC_URL'],
    [{ SEALING_KEYS: 'k1:short' }, 'SEALING_KEYS'],
    [{ SEALING_KEYS: `k1:${key},k1:${key}` }, 'SEALING_KEYS'],
    [{ RATE_LIMIT_PER_MINUTE: '-1' }, 'RATE_LIMIT_PER_MINUTE'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN'],
  ])('refuses %o and names the variable', (env, name) => {
    expect(problems(env)[0]).toContain(name);
  });

  it('accepts plain http for loopback addresses only, and not as the public address of production', () => {
    expect(
      readConfig({
        ...production,
        NODE_ENV: 'test',
        GRAPH_URL: 'http://127.0.0.1:8080/v1.0',
        LOGIN_URL: 'http://[::1]:1/',
      }),
    ).toMatchObject({ graphUrl: 'http://127.0.0.1:8080', loginUrl: 'http://[::1]:1' });
    expect(problems({ ...production, PUBLIC_URL: 'http://localhost:3978' })).toEqual([
      expect.stringContaining('PUBLIC_URL must be https'),
    ]);
  });

  it('keeps the address of a webhook with its query, which is its key', () => {
    const address = 'https://flows.example:443/workflows/1/invoke?api-version=1&sig=a%2Fb_c';
    const read = (ALERT_WEBHOOK_URL: string) => readConfig({ ...production, ALERT_WEBHOOK_URL });
    expect(new URL(read(address).alertWebhookUrl ?? '').search).toBe('?api-version=1&sig=a%2Fb_c');
    expect(problems({ ...production, ALERT_WEBHOOK_URL: 'http://127.0.0.1:1/x' })).toEqual([
      expect.stringContaining('ALERT_WEBHOOK_URL must be https in production'),
    ]);
    expect(problems({ ALERT_WEBHOOK_URL: 'http://flows.example/x' })[0]).toContain('https://');
    expect(readConfig({ ALERT_WEBHOOK_URL: 'http://127.0.0.1:1/x?y=1' }).alertWebhookUrl).toBe(
      'http://127.0.0.1:1/x?y=1',
    );
  });

  it('reads several sealing keys, the first of which seals', () => {
    const config = readConfig({ ...production, SEALING_KEYS: `new:${key}, old:${key}` });
    expect(config.sealingKeys?.map(({ kid }) => kid)).toEqual(['new', 'old']);
  });

  it('treats an empty variable as not set', () => {
    expect(readConfig({ MONGODB_URI: '', PUBLIC_URL: '' }).mode).toBe('evaluation');
  });
});
