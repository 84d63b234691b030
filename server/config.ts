import { z } from 'zod';

export type Cloud = 'global' | 'usgov' | 'usgovdod' | 'china';

export interface SealingKey {
  readonly kid: string;
  readonly key: Uint8Array;
}

/** How the server is set up; every default is filled in. */
export interface Config {
  /** `evaluation`: everything embedded and simulated; `installed`: real directory; `production`: nothing embedded. */
  readonly mode: 'evaluation' | 'installed' | 'production';
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly mongodbUri: string | null;
  readonly mongodBinary: string | null;
  readonly dataDir: string;
  readonly entraClientId: string | null;
  readonly allowedTenants: '*' | readonly string[];
  readonly cloud: Cloud;
  readonly loginUrl: string | null;
  readonly graphUrl: string | null;
  readonly sealingKeys: readonly SealingKey[] | null;
  readonly alertWebhookUrl: string | null;
  readonly logLevel: string;
  /** Requests per minute, per user and address; 0 = no limit. */
  readonly rateLimitPerMinute: number;
  readonly metricsToken: string | null;
}

/** Everything that is wrong with the environment, each with what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `The configuration was refused:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

const webUrl = (text: string): URL | null => {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
};

/** An address without a trailing slash; https, or http for loopback hosts. */
const serviceUrl = z.string().transform((text, context) => {
  const url = webUrl(text);
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') {
    context.addIssue('must be an address like https://host.example');
    return z.NEVER;
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    context.addIssue('must begin with https:// (http is accepted for loopback addresses only)');
    return z.NEVER;
  }
  return url.href.replace(/\/+$/, '');
});

/** An address to post to, kept as it is: that of a Teams workflow carries its key as a query. */
const webhookUrl = z.string().transform((text, context) => {
  const url = webUrl(text);
  if (url === null || url.hash !== '' || url.username !== '') {
    context.addIssue('must be an address like https://host.example/path');
    return z.NEVER;
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    context.addIssue('must begin with https:// (http is accepted for loopback addresses only)');
    return z.NEVER;
  }
  return url.href;
});

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const tenants = z.string().transform((text, context) => {
  if (text.trim() === '*') return '*' as const;
  const ids = text.split(',').map((id) => id.trim().toLowerCase());
  if (!ids.every((id) => guid.test(id))) {
    context.addIssue('must be * or a comma-separated list of tenant ids (GUIDs)');
    return z.NEVER;
  }
  return ids;
});

const sealingKeys = z.string().transform((text, context) => {
  const keys = text.split(',').map((part): SealingKey | null => {
    const [kid, base64, ...rest] = part.trim().split(':');
    if (!kid || !/^[\w-]{1,64}$/.test(kid) || !base64 || rest.length > 0) return null;
    const key = Buffer.from(base64, 'base64');
    return key.length === 32 ? { kid, key: new Uint8Array(key) } : null;
  });
  const good = keys.filter((key) => key !== null);
  if (good.length !== keys.length || new Set(good.map((key) => key.kid)).size !== good.length) {
    context.addIssue(
      'must be a comma-separated list of kid:base64 of 32 bytes, each kid once (make one: echo "k1:$(openssl rand -base64 32)")',
    );
    return z.NEVER;
  }
  return good;
});

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));

const environment = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .optional(),
  HOST: z.string().min(1).optional(),
  PORT: wholeNumber(0, 65_535).optional(),
  PUBLIC_URL: serviceUrl.optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .optional(),
  MONGOD_BINARY: z.string().optional(),
  DATA_DIR: z.string().optional(),
  ENTRA_CLIENT_ID: z.string().regex(guid, 'must be the application (client) id, a GUID').optional(),
  ALLOWED_TENANTS: tenants.optional(),
  M365_CLOUD: z
    .enum(['global', 'usgov', 'usgovdod', 'china'], 'must be global, usgov, usgovdod or china')
    .optional(),
  LOGIN_URL: serviceUrl.optional(),
  GRAPH_URL: serviceUrl.optional(),
  SEALING_KEYS: sealingKeys.optional(),
  ALERT_WEBHOOK_URL: webhookUrl.optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be trace, debug, info, warn, error, fatal or silent',
    )
    .optional(),
  RATE_LIMIT_PER_MINUTE: wholeNumber(0, 1_000_000).optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
});

type Environment = z.infer<typeof environment>;

/** Reads the environment; ConfigError with every problem at once. An empty variable counts as not set. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    );
  }
  const values = parsed.data;
  const mode = modeOf(values);
  const problems = combinationProblems(values, mode);
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    mode,
    host: values.HOST ?? (mode === 'production' ? '0.0.0.0' : '127.0.0.1'),
    port: values.PORT ?? 3978,
    publicUrl: values.PUBLIC_URL ?? null,
    mongodbUri: values.MONGODB_URI ?? null,
    mongodBinary: values.MONGOD_BINARY ?? null,
    dataDir: values.DATA_DIR ?? './data',
    entraClientId: values.ENTRA_CLIENT_ID?.toLowerCase() ?? null,
    allowedTenants: values.ALLOWED_TENANTS ?? '*',
    cloud: values.M365_CLOUD ?? 'global',
    loginUrl: values.LOGIN_URL ?? null,
    // the version belongs to the requests, not to the host
    graphUrl: values.GRAPH_URL?.replace(/\/v1\.0$/, '') ?? null,
    sealingKeys: values.SEALING_KEYS ?? null,
    alertWebhookUrl: values.ALERT_WEBHOOK_URL ?? null,
    logLevel: values.LOG_LEVEL ?? 'info',
    rateLimitPerMinute: values.RATE_LIMIT_PER_MINUTE ?? 600,
    metricsToken: values.METRICS_TOKEN ?? null,
  };
};

const modeOf = (values: Environment): Config['mode'] => {
  if (values.NODE_ENV === 'production') return 'production';
  const { MONGODB_URI, PUBLIC_URL, ENTRA_CLIENT_ID, LOGIN_URL, GRAPH_URL } = values;
  const configured = [MONGODB_URI, PUBLIC_URL, ENTRA_CLIENT_ID, LOGIN_URL, GRAPH_URL];
  return configured.some((value) => value !== undefined) ? 'installed' : 'evaluation';
};

const combinationProblems = (values: Environment, mode: Config['mode']): readonly string[] => {
  const problems: string[] = [];
  if (mode === 'production') {
    for (const name of ['MONGODB_URI', 'PUBLIC_URL', 'ENTRA_CLIENT_ID', 'SEALING_KEYS'] as const) {
      if (values[name] === undefined) {
        problems.push(
          `${name} is required in production (NODE_ENV=production never starts evaluation mode).`,
        );
      }
    }
    if (values.PUBLIC_URL?.startsWith('http:'))
      problems.push('PUBLIC_URL must be https in production.');
    if (values.ALERT_WEBHOOK_URL?.startsWith('http:'))
      problems.push('ALERT_WEBHOOK_URL must be https in production.');
  }
  if (mode === 'installed' && values.ENTRA_CLIENT_ID === undefined) {
    problems.push(
      'ENTRA_CLIENT_ID is required once MONGODB_URI, PUBLIC_URL, LOGIN_URL or GRAPH_URL is set: it is the app registration users sign in with. Set none of the five for evaluation mode.',
    );
  }
  if (mode === 'evaluation' && values.HOST !== undefined && !isLoopback(values.HOST)) {
    problems.push(
      'HOST must be a loopback address in evaluation mode: its sample sign-in is open to everybody who reaches it.',
    );
  }
  return problems;
};
