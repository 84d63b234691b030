import { readFile, rename, stat } from 'node:fs/promises';
import { z } from 'zod';

const maxBytes = 5_000_000;

/** Moves a grown log aside, over the one before: at most two files, each only as large as one start made it. */
export const rotateLog = async (file: string): Promise<void> => {
  const found = await stat(file).catch(() => undefined); // none yet
  if (found !== undefined && found.size > maxBytes) await rename(file, `${file}.1`);
};

const lineSchema = z.object({
  s: z.enum(['E', 'F']),
  msg: z.string(),
  attr: z.object({ error: z.unknown() }).partial().optional(),
});

const complaintIn = (line: string): readonly string[] => {
  try {
    const { msg, attr } = lineSchema.parse(JSON.parse(line));
    return [attr?.error === undefined ? msg : `${msg}: ${JSON.stringify(attr.error)}`];
  } catch {
    return []; // not an error, or not a line of this format
  }
};

/** The last error that mongod wrote into its log, in one line; empty when it wrote none. https://www.mongodb.com/docs/manual/reference/log-messages/ */
export const readLastComplaint = async (file: string): Promise<string> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.slice(-100_000).split('\n');
  return lines.flatMap(complaintIn).at(-1) ?? '';
};
