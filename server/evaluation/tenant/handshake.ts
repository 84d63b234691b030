import { randomUUID } from 'node:crypto';
import { refuse } from './answer.ts';

/**
 * Validates a notification endpoint: it must echo the token as text/plain with 200 in time, else the subscription is refused
 * with 400. See https://learn.microsoft.com/graph/change-notifications-delivery-webhooks#notificationurl-validation.
 */
export async function validateEndpoint(endpoint: string, timeout: number): Promise<void> {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
  const url = new URL(endpoint);
  const query = `validationToken=${encodeURIComponent(token)}`;
  url.search = url.search === '' ? `?${query}` : `${url.search}&${query}`;
  const { status, type, text } = await post(url, timeout);
  if (status !== 200) {
    refuse(
      400,
      'ValidationError',
      'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
    );
  }
  if (text !== token || !type.startsWith('text/plain')) {
    refuse(
      400,
      'ValidationError',
      'Subscription validation request failed. Response must exactly match validationToken query parameter.',
    );
  }
}

async function post(
  url: URL,
  timeout: number,
): Promise<{ readonly status: number; readonly type: string; readonly text: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, text: await response.text() };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      refuse(400, 'InvalidRequest', 'Subscription validation request timed out.');
    }
    refuse(
      400,
      'ValidationError',
      'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
    );
  }
}
