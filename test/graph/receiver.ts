import { startScriptedServer } from './scripted-server.ts';

/** A place on a real socket that takes notifications, and answers the validation handshake right or wrong. */
export const startReceiver = async () => {
  let right = true;
  const server = await startScriptedServer(({ query }) => {
    const token = query.get('validationToken');
    if (token === null) return { status: 202 };
    if (!right) return { status: 404 };
    return { headers: { 'content-type': 'text/plain' }, body: token };
  });
  return {
    notificationUrl: `${server.url}/graph/notifications`,
    answerHandshakes: (how: 'right' | 'wrong') => {
      right = how === 'right';
    },
    seen: server.seen,
    close: () => server.close(),
  };
};
