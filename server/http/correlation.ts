import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

const header = 'X-Correlation-Id';

/** Gives every answer an id under which the log tells about it. */
export const correlate: RequestHandler = (_request, response, next) => {
  response.set(header, randomUUID());
  next();
};

export const correlationId = (response: Response): string => response.get(header) ?? '';
