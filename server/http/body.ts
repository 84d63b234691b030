import express, { type Request, type RequestHandler, type Response } from 'express';
import { AppError } from '../domain/errors.ts';

/** The largest body, 1 MB. */
export const maxBody = 1_000_000;

/** Awaits a middleware; rejects with what it hands on as an error. */
export const pass = (
  middleware: RequestHandler,
  request: Request,
  response: Response,
): Promise<void> =>
  new Promise((resolve, reject) => {
    void middleware(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });

const parseJson = express.json({ limit: maxBody });

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** The JSON that was sent, `{}` if nothing was; AppErrors (after the error middleware) for other types and for more than 1 MB. */
export const readBody = async (request: Request, response: Response): Promise<unknown> => {
  if (!hasBody(request)) return {};
  if (!request.is('application/json'))
    throw new AppError('unsupported-media-type', 'Send the body as application/json.');
  await pass(parseJson, request, response);
  return request.body;
};
