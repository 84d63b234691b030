/** What a manifest depends on. */
export interface Installation {
  /** Semantic version of the app, as in package.json. */
  readonly version: string;
  /** PUBLIC_URL, ENTRA_CLIENT_ID, and optionally TEAMS_APP_ID, DEVELOPER_NAME, DEVELOPER_URL, PRIVACY_URL, TERMS_URL. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const publicOrigin = (text: string | undefined): URL => {
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' && url.pathname === '/' && url.search === '') return url;
  throw new Error(
    'PUBLIC_URL must be the https address at which Teams reaches this installation, such as https://sync.contoso.com',
  );
};

const guidOf = (name: string, text: string | undefined): string => {
  if (text !== undefined && guid.test(text)) return text.toLowerCase();
  throw new Error(`${name} must be a GUID, such as the Application (client) ID that Entra shows`);
};

/** The value of every placeholder of the manifest. Throws with what to set. */
export const placeholderValues = ({ version, env }: Installation): ReadonlyMap<string, string> => {
  const { origin, host } = publicOrigin(env.PUBLIC_URL);
  const clientId = guidOf('ENTRA_CLIENT_ID', env.ENTRA_CLIENT_ID);
  return new Map([
    ['APP_VERSION', version],
    ['PUBLIC_URL', origin],
    ['PUBLIC_HOST', host],
    ['ENTRA_CLIENT_ID', clientId],
    ['TEAMS_APP_ID', env.TEAMS_APP_ID ? guidOf('TEAMS_APP_ID', env.TEAMS_APP_ID) : clientId],
    ['DEVELOPER_NAME', env.DEVELOPER_NAME || host.slice(0, 32)],
    ['DEVELOPER_URL', env.DEVELOPER_URL || origin],
    ['PRIVACY_URL', env.PRIVACY_URL || origin],
    ['TERMS_URL', env.TERMS_URL || origin],
  ]);
};

/** Fills `${{NAME}}` in JSON text. Throws on a name that has no value. */
export const fillPlaceholders = (json: string, values: ReadonlyMap<string, string>): string =>
  json.replaceAll(/\$\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`the manifest names ${name}, which has no value`);
    return JSON.stringify(value).slice(1, -1);
  });
