import { randomUUID } from 'node:crypto';
import { type Answer, jsonAnswer } from './answer.ts';

/** An error of the sign-in service: https://learn.microsoft.com/entra/identity-platform/reference-error-codes. */
export function loginError(
  status: number,
  error: string,
  code: number,
  text: string,
  now: number,
): Answer {
  const traceId = randomUUID();
  const correlationId = randomUUID();
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return jsonAnswer(status, {
    error,
    error_description: `AADSTS${code}: ${text}\r\nTrace ID: ${traceId}\r\nCorrelation ID: ${correlationId}\r\nTimestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  });
}
