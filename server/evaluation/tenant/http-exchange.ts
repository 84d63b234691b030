import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';

const maxBody = 4_000_000;

/** The body of a request as text; null if it is over 4 MB. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > maxBody) return null;
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString();
}

function bodyText(answer: Answer): string | null {
  if (answer.json !== undefined) return JSON.stringify(answer.json);
  return answer.text ?? null;
}

function allHeaders(answer: Answer, request: IncomingMessage): Record<string, string> {
  const asked = request.headers['client-request-id'];
  const requestId = answer.headers['request-id'] ?? randomUUID();
  return {
    'cache-control': 'no-cache',
    'strict-transport-security': 'max-age=31536000',
    ...answer.headers,
    'request-id': requestId,
    'client-request-id': typeof asked === 'string' ? asked : requestId,
  };
}

function contentType(type: string): string {
  return type === 'application/json' ? 'application/json; charset=utf-8' : type;
}

/** Sends the answer, or breaks it off in the way its delivery says. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): void {
  if (answer.delivery === 'hang') return;
  const headers = allHeaders(answer, request);
  const whole = bodyText(answer);
  if (whole === null) {
    response.writeHead(answer.status, headers).end();
    return;
  }
  const half = whole.slice(0, Math.floor(whole.length / 2));
  const body = Buffer.from(answer.delivery === 'cut' ? half : whole);
  response.writeHead(answer.status, {
    ...headers,
    'content-type': contentType(headers['content-type'] ?? 'text/plain'),
    'content-length': String(body.length),
  });
  if (answer.delivery === 'destroy') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
    return;
  }
  response.end(body);
}
