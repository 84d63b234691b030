import { z } from 'zod';
import { accessTestView } from '../contract/access-test.ts';
import { actionDefinitionView, groupAction } from '../contract/action.ts';
import { alertView } from '../contract/alert.ts';
import { changeView } from '../contract/change.ts';
import { domainView } from '../contract/domain.ts';
import { draftView } from '../contract/draft.ts';
import { groupActionsView, groupView } from '../contract/group.ts';
import { liveSyncView } from '../contract/live.ts';
import { managedDomainView } from '../contract/managed-domain.ts';
import { meView } from '../contract/me.ts';
import { planView } from '../contract/plan.ts';
import { problemView } from '../contract/problem.ts';
import { runView } from '../contract/run.ts';
import { taskDeletionView, taskView } from '../contract/task.ts';
import { userView } from '../contract/user.ts';
import { userHistoryEntryView } from '../contract/user-history.ts';
import type { Route } from './route.ts';

/** Schemas that have a name of their own in the description. */
const named: Readonly<Record<string, z.ZodType>> = {
  AccessTest: accessTestView,
  Action: groupAction,
  ActionDefinition: actionDefinitionView,
  Alert: alertView,
  Change: changeView,
  Domain: domainView,
  Draft: draftView,
  Group: groupView,
  GroupWithWarnings: groupActionsView,
  LiveSync: liveSyncView,
  ManagedDomain: managedDomainView,
  Me: meView,
  Plan: planView,
  Problem: problemView,
  Run: runView,
  Task: taskView,
  TaskDeletion: taskDeletionView,
  User: userView,
  UserHistoryEntry: userHistoryEntryView,
};

const refTo = (name: string): string => `#/components/schemas/${name}`;
const capital = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);

type JsonSchema = Readonly<Record<string, unknown>>;

/** The schemas of all routes as components, and where to find each. */
export interface ComponentSchemas {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly refOf: (schema: z.ZodType) => { readonly $ref: string };
}

const schemasOf = (route: Route): readonly (readonly [string, z.ZodType])[] => [
  ...(route.body ? [[`${capital(route.id)}Input`, route.body] as const] : []),
  ...Object.entries(route.answer.content).map(
    ([type, schema]) =>
      [`${capital(route.id)}Answer${type === 'text/csv' ? 'Csv' : ''}`, schema] as const,
  ),
  ...Object.values(route.stream?.content ?? {}).map(
    (schema) => [`${capital(route.id)}Events`, schema] as const,
  ),
];

/** Translates what routes take and answer into JSON Schema 2020-12, by the same schemas that check it. */
export const componentSchemas = (routes: readonly Route[]): ComponentSchemas => {
  const names = new Map<z.ZodType, string>();
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of [...Object.entries(named), ...routes.flatMap(schemasOf)]) {
    if (names.has(schema)) continue;
    names.set(schema, id);
    registry.add(schema, { id });
  }
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: refTo,
    // lists of answers are read-only in our types; that says nothing about the wire
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  const bare = Object.entries(schemas).map(
    ([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema] as const,
  );
  return {
    schemas: Object.fromEntries(bare),
    refOf: (schema) => ({ $ref: refTo(names.get(schema) ?? '') }),
  };
};
