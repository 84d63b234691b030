import { z } from 'zod';

// Plain objects: what Graph adds or what is not used is dropped. Graph answers ids in any case; they are kept in lower case.

/** An object's id. */
export const graphId = z
  .string()
  .min(1)
  .transform((text) => text.toLowerCase());
const id = graphId;
const text = z.string().nullish();
const flag = z.boolean().nullish();

/** One page of a listing. https://learn.microsoft.com/graph/paging */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    value: z.array(item),
    '@odata.nextLink': z.string().optional(),
    '@odata.deltaLink': z.string().optional(),
    '@odata.count': z.number().optional(),
  });

export const domainSchema = z.object({
  id: z.string().min(1),
  isVerified: flag,
  isInitial: flag,
  supportedServices: z.array(z.string()).nullish(),
});
export type GraphDomain = z.infer<typeof domainSchema>;

export const organizationSchema = z.object({ displayName: text });

export const groupSelect = [
  'id',
  'displayName',
  'description',
  'mail',
  'groupTypes',
  'mailEnabled',
  'securityEnabled',
  'onPremisesSyncEnabled',
  'visibility',
] as const;

export const groupSchema = z.object({
  id,
  displayName: text,
  description: text,
  mail: text,
  groupTypes: z.array(z.string()).nullish(),
  mailEnabled: flag,
  securityEnabled: flag,
  onPremisesSyncEnabled: flag,
  visibility: text,
});
export type GraphGroup = z.infer<typeof groupSchema>;

export const userSelect = [
  'id',
  'displayName',
  'mail',
  'userPrincipalName',
  'proxyAddresses',
  'userType',
  'accountEnabled',
] as const;

export const userSchema = z.object({
  id,
  displayName: text,
  mail: text,
  userPrincipalName: text,
  proxyAddresses: z.array(z.string()).nullish(),
  userType: text,
  accountEnabled: flag,
});
export type GraphUser = z.infer<typeof userSchema>;

/** A member of a group: users, groups, devices, contacts and others in one list, told apart by their type alone. */
export const memberSchema = userSchema.extend({ '@odata.type': z.string() });
export type GraphMember = z.infer<typeof memberSchema>;

const errorSchema = z.object({
  error: z.object({
    code: z.string().nullish(),
    message: z.string().nullish(),
    innerError: z.object({ 'request-id': z.string().nullish() }).nullish().catch(null),
  }),
});

/** The `code` of Graph's error body; undefined if it is none. https://learn.microsoft.com/graph/errors */
export const errorCodeOf = (body: unknown): string | undefined =>
  errorSchema.safeParse(body).data?.error.code ?? undefined;

/** The request id in Graph's error body; a part of a batch has it nowhere else. */
export const requestIdOf = (body: unknown): string | undefined =>
  errorSchema.safeParse(body).data?.error.innerError?.['request-id'] ?? undefined;

/** The answer to `$batch`: in any order. https://learn.microsoft.com/graph/json-batching */
export const batchSchema = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number().int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});
