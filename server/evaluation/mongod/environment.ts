/** Environment variables as the caller hands them in; this folder reads no others. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of anything thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** True for a failed system call with this code, for example `ENOENT`. */
export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
