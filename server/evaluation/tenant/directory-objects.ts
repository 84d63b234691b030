import { type Answer, jsonAnswer, refuse } from './answer.ts';
import { answerPage, readSelect, type Source } from './odata.ts';
import { canReadType, requireGranted } from './permissions.ts';
import { viewObject } from './properties.ts';
import type { DirectoryObject } from './records.ts';
import { bodyFields, type GraphContext, type GraphRequest } from './request.ts';
import { isVisible } from './state.ts';

const maxIds = 1_000;

function strings(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  return value.every((item) => typeof item === 'string') ? value : null;
}

/** POST /directoryObjects/getByIds: https://learn.microsoft.com/graph/api/directoryobject-getbyids. */
export function getByIds(request: GraphRequest, context: GraphContext): Answer {
  const body = bodyFields(request.body);
  const ids = strings(body.ids);
  if (ids === null || ids.length === 0) {
    refuse(400, 'Request_BadRequest', 'Invalid value specified for property ids of resource.');
  }
  if (ids.length > maxIds) {
    refuse(
      400,
      'Request_BadRequest',
      `The number of ids must not exceed ${maxIds}; ${ids.length} were given.`,
    );
  }
  const types = strings(body.types)?.map((type) => type.toLowerCase());
  const select = readSelect(request);
  const found = [...new Set(ids)]
    .map((id) => context.state.find(id))
    .filter((object) => isVisible(object))
    .filter((object) => types === undefined || types.includes(object.type.toLowerCase()))
    .filter((object) => canReadType(object.type, context.roles));
  return jsonAnswer(200, {
    '@odata.context': `${context.graphUrl}/v1.0/$metadata#directoryObjects`,
    value: found.map((object) => viewObject(object, { select, typed: true, readable: true })),
  });
}

/** Lists the recycle bin: https://learn.microsoft.com/graph/api/directory-deleteditems-list. */
export function listDeleted(type: 'user' | 'group') {
  return (request: GraphRequest, context: GraphContext): Answer => {
    requireGranted(type === 'user' ? 'users' : 'groups', context.roles);
    const { users, groups } = context.state;
    const at = (position: number): DirectoryObject | undefined => {
      const object = objectAt(position);
      return object === undefined || isVisible(object) ? undefined : object;
    };
    function objectAt(position: number): DirectoryObject | undefined {
      if (type === 'user') {
        const record = users.at(position);
        return record === undefined ? undefined : { type, record };
      }
      const record = groups.at(position);
      return record === undefined ? undefined : { type, record };
    }
    const source: Source<DirectoryObject> = {
      end: (type === 'user' ? users : groups).end(),
      at,
      count: () => 0,
    };
    const select = readSelect(request, type);
    return answerPage(source, request, context, {
      entity: `${type}s`,
      view: (object) => viewObject(object, { select, typed: false, readable: true }),
    });
  };
}
