import { z } from 'zod';
import { dnsName, guid, isTenantName } from '../domain/access-names.ts';

const localPart = /^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cs}]{1,64}$/u;

const isAddress = (text: string): boolean => {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  return localPart.test(local) && !/^\.|\.\.|\.$/.test(local) && dnsName.test(text.slice(at + 1));
};

const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** One line of text: trimmed, 1 to `max` characters, no control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be one line without control characters');

export const description = z
  .string()
  .trim()
  .max(1000)
  .regex(/^[^\0\p{Cs}]*$/u, 'must not hold NUL or broken characters');

/** The id of a task, plan, run or group: opaque. */
export const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be an id: 1 to 64 of A-Z, a-z, 0-9, _ and -');

/** An Entra group's object id, in lower case as they are kept. */
export const groupId = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9_-]{1,64}$/, 'must be the object id of a group');

/** A DNS name in lower case. */
export const domainName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(dnsName, 'must be a domain name such as contoso.com');

/** A mail address, at most 254 characters (RFC 5321), in lower case. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .refine(isAddress, 'must be a mail address such as ada@contoso.com');

/** A user named by mail address or by Entra object id. */
export const userName = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .refine(
    (text) => guid.test(text) || isAddress(text),
    'must be a mail address or an Entra object id',
  );

/** A tenant by its id or by one of its domains. */
export const tenantName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .refine(isTenantName, 'must be a tenant ID (GUID) or a domain name of the tenant');

export const clientId = z
  .string()
  .trim()
  .toLowerCase()
  .regex(guid, 'must be the Application (client) ID, a GUID');

/** A client secret exactly as entered; it is never answered. */
export const clientSecret = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\p{Cc}\p{Cs}]*[^\s\p{Cc}\p{Cs}][^\p{Cc}\p{Cs}]*$/u, 'must not be blank');

/** A day of the calendar, `YYYY-MM-DD`. */
export const day = z.iso.date('must be a date that exists, as YYYY-MM-DD');

/** An IANA time zone name, https://www.iana.org/time-zones */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be an IANA time zone such as Europe/Zurich');

/** The revision of a document that the caller saw. */
export const revision = z.int().min(0).max(1_000_000_000);

/** A list of at most `max` items in which no two have the same key; a duplicate is refused by name. */
export const uniqueList = <Item extends z.ZodType>(
  item: Item,
  max: number,
  keyOf: (value: z.output<Item>) => string,
) =>
  z
    .array(item)
    .max(max)
    .superRefine((items, context) => {
      const seen = new Set<string>();
      for (const [index, value] of items.entries()) {
        const key = keyOf(value);
        if (seen.has(key))
          context.addIssue({
            code: 'custom',
            path: [index],
            message: `${key} is named more than once`,
          });
        seen.add(key);
      }
    });

/** A list in an answer. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
