import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Client } from './client.ts';
import { useClient } from './use-client.ts';

/** A mutation: sends a change, then has what it may have changed read again, also after a failure. */
export const useChange = <Input, Output>(
  send: (client: Client, input: Input) => Promise<Output>,
  changes: (input: Input) => readonly QueryKey[],
) => {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => send(client, input),
    onSettled: (_output, _error, input) =>
      Promise.all(changes(input).map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
};
