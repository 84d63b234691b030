import type { Environment } from './environment.ts';
import { runProgram } from './run-program.ts';

export interface MongodProgram {
  readonly path: string;
  /** For example `6.0.5`. */
  readonly version: string;
}

/**
 * Runs `mongod --version` and says which version it is.
 * Throws when it does not run here, is no mongod, or is older than 4.2, the oldest the driver talks to.
 */
export const probeMongod = async (path: string, env: Environment): Promise<MongodProgram> => {
  const printed = await runProgram(path, ['--version'], { env, timeoutMs: 20_000 });
  const found = /db version v((\d+)\.(\d+)\.\d+)/.exec(printed);
  const [, version, major, minor] = found ?? [];
  if (version === undefined) throw new Error(`${path} does not say that it is a mongod`);
  if (Number(major) < 4 || (Number(major) === 4 && Number(minor) < 2)) {
    throw new Error(`${path} is version ${version}; 4.2 or newer is needed`);
  }
  return { path, version };
};
