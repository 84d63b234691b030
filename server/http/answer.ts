import type { Response } from 'express';
import type { z } from 'zod';
import type { Answer, AnswerShape } from './route.ts';

const json =
  (status: AnswerShape['status']) =>
  (description: string, schema: z.ZodType): AnswerShape => ({
    status,
    description,
    content: { 'application/json': schema },
  });

/** 200 with what was asked for. */
export const ok = json(200);
/** 201 with the new thing and its Location. */
export const created = json(201);
/** 202 with the run that goes on, and its Location. */
export const accepted = json(202);
/** 204. */
export const noContent = (description: string): AnswerShape => ({
  status: 204,
  description,
  content: {},
});

/** Sends what a route answered in the shape it promised. */
export const send = (response: Response, shape: AnswerShape, answer: Answer): void => {
  if (answer === null) return;
  response.status(shape.status);
  if (answer.location !== undefined) response.location(answer.location);
  if (answer.body === undefined) response.end();
  else response.json(answer.body);
};
