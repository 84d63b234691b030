import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
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

/** Listens on the loopback interface; answers the server's address. */
export function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('the simulated tenant has no port'));
      } else {
        resolve(`http://127.0.0.1:${address.port}`);
      }
    });
  });
}

/** What `parseJson` answers for a text that is no JSON. */
export const invalidJson = Symbol('invalid JSON');

/** The value of a JSON text; undefined for an empty one. */
export function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return invalidJson;
  }
}

/** A request's headers, names in lower case. */
export function lowerHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
}
