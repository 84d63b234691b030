import { execFile } from 'node:child_process';
import { access, constants, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Nothing is asked of the network but what a test serves; a page of a made-up host may frame a loopback one. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-features=LocalNetworkAccessChecks',
];

const isProgram = async (path: string): Promise<boolean> => {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Where playwright would keep a browser of its own; it throws where it knows none for the platform. */
const playwrightsOwn = (): readonly string[] => {
  try {
    return [chromium.executablePath()];
  } catch {
    return [];
  }
};

const find = async (env: NodeJS.ProcessEnv): Promise<string | undefined> => {
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  const places = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...playwrightsOwn(),
  ];
  for (const place of places) if (await isProgram(place)) return place;
  return undefined;
};

const mayInstall = async (): Promise<boolean> => {
  if (process.getuid?.() !== 0) return false;
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(?:_LIKE)?=.*\bdebian\b/m.test(release) && (await isProgram('/usr/bin/apt-get'));
};

const install = async (): Promise<void> => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
};

const missing = (why: string): Error =>
  new Error(
    `The browser tests need Chromium: ${why}. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to the program.`,
  );

/** The Chromium to test with; on Debian, as root, it is installed if there is none. Throws with what to do. */
export const findChromium = async (env: NodeJS.ProcessEnv = process.env): Promise<string> => {
  const named = env.CHROMIUM_PATH;
  if (named) {
    if (await isProgram(named)) return named;
    throw missing(`CHROMIUM_PATH is ${named}, which is no program`);
  }
  const found = await find(env);
  if (found !== undefined) return found;
  if (!(await mayInstall())) throw missing('none was found on this machine');
  await install();
  const installed = await find(env);
  if (installed === undefined) throw missing('none was found, even after installing it');
  return installed;
};

/** A headless Chromium; closing it is the caller's. */
export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await findChromium(), args: flags });
