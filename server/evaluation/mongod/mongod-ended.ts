import { readLastComplaint } from './mongod-log.ts';

export type EndReason = 'port-taken' | 'folder-in-use' | 'other-version' | 'other';

/** mongod ended before it was ready. */
export class MongodEndedError extends Error {
  override readonly name = 'MongodEndedError';
  readonly reason: EndReason;
  constructor(message: string, reason: EndReason) {
    super(message);
    this.reason = reason;
  }
}

/** https://www.mongodb.com/docs/manual/reference/exit-codes/ ; 100 is any exception at start-up. */
const reasonOf = (exitCode: number | null, complaint: string): EndReason => {
  if (exitCode === 48) return 'port-taken';
  if (exitCode === 62) return 'other-version';
  return complaint.includes('DBPathInUse') ? 'folder-in-use' : 'other';
};

const advice: Record<EndReason, string> = {
  'port-taken': 'Another program listens on its port.',
  'folder-in-use': 'Another mongod works on the same folder; stop that one.',
  'other-version':
    'Its data was written by another version of mongod; set MONGOD_BINARY to that version, or move the folder away to start afresh.',
  other: '',
};

/** Says why mongod ended, with its own last complaint and what to do. */
export const explainEnd = async (
  how: string,
  exitCode: number | null,
  logFile: string,
): Promise<MongodEndedError> => {
  const complaint = await readLastComplaint(logFile);
  const reason = reasonOf(exitCode, complaint);
  const said = complaint === '' ? '' : ` It said: ${complaint}.`;
  const text = `mongod ended with ${how}.${said} ${advice[reason]} Its log is ${logFile}`;
  return new MongodEndedError(text.replaceAll(/ {2,}/g, ' '), reason);
};
