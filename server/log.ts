import { destination, type Logger, pino } from 'pino';

/** Paths that never reach a log line, whatever is logged. */
const redacted = [
  'authorization',
  'clientSecret',
  'sealedSecret',
  'accessToken',
  'password',
  '*.authorization',
  '*.clientSecret',
  '*.sealedSecret',
  '*.accessToken',
  '*.password',
  'req.headers.authorization',
  'req.headers.cookie',
];

/** The log of the process: JSON lines on standard error, secrets redacted. */
export const createLog = (level: string): Logger =>
  pino({ level, redact: { paths: redacted, censor: '[redacted]' } }, destination(2));
