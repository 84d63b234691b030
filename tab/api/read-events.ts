/** One server-sent event, its data as JSON. */
export interface ServerEvent {
  readonly name: string;
  readonly data: unknown;
}

const eventOf = (block: string): ServerEvent | null => {
  const lines = block.split('\n');
  const fieldOf = (field: string): string | undefined =>
    lines.find((line) => line.startsWith(`${field}: `))?.slice(field.length + 2);
  const data = fieldOf('data');
  // a block without data is a heartbeat
  return data === undefined
    ? null
    : { name: fieldOf('event') ?? 'message', data: JSON.parse(data) };
};

/** The events of an answer as they arrive, https://html.spec.whatwg.org/multipage/server-sent-events.html */
export async function* readEvents({ body }: Pick<Response, 'body'>): AsyncGenerator<ServerEvent> {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = eventOf(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
