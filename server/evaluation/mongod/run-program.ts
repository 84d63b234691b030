import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Environment, hasCode, messageOf } from './environment.ts';

export interface ProgramRun {
  readonly env: Environment;
  readonly timeoutMs: number;
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-3).join(' | ');

/** What the promisified execFile adds to its error. */
const failed = (error: unknown) => ({
  message: messageOf(error),
  stderr: error instanceof Error && 'stderr' in error ? String(error.stderr) : '',
  killed: error instanceof Error && 'killed' in error && error.killed === true,
});

/**
 * Runs a program to its end and returns what it printed.
 * Throws with its last lines when it fails, is missing, or takes longer than `timeoutMs`.
 */
export const runProgram = async (
  program: string,
  args: readonly string[],
  { env, timeoutMs }: ProgramRun,
): Promise<string> => {
  try {
    const { stdout } = await promisify(execFile)(program, args, {
      env: { ...env },
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      windowsHide: true,
      maxBuffer: 10_000_000,
    });
    return stdout;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) throw new Error(`${program} was not found`, { cause: error });
    const { message, stderr, killed } = failed(error);
    const why = killed ? `took longer than ${timeoutMs / 1000} s` : 'failed';
    const said = lastLines(stderr) || message;
    throw new Error(`${program} ${args.join(' ')} ${why}: ${said}`, { cause: error });
  }
};
