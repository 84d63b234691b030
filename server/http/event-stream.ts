import type { Response } from 'express';

/** Server-sent events to one caller, https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface EventStream {
  /** Opens the stream with the first event. */
  send(name: string, value: unknown): void;
  readonly opened: boolean;
  /** Ends it, if it was opened. */
  end(): void;
}

/** A stream that opens with its first event or heartbeat: until then the request can be refused like any other. */
export const createEventStream = (response: Response, heartbeatMs: number): EventStream => {
  let opened = false;
  const write = (text: string): void => {
    if (!opened) {
      opened = true;
      response.status(200);
      // X-Accel-Buffering keeps nginx from holding events back
      response.set({
        'Content-Type': 'text/event-stream; charset=utf-8',
        'X-Accel-Buffering': 'no',
      });
      response.flushHeaders();
    }
    response.write(text);
  };
  const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs);
  const stop = () => clearInterval(heartbeat);
  response.once('close', stop);
  return {
    send: (name, value) => write(`event: ${name}\ndata: ${JSON.stringify(value)}\n\n`),
    get opened() {
      return opened;
    },
    end: () => {
      stop();
      if (opened) response.end();
    },
  };
};
