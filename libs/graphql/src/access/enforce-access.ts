import { reject } from '@keyledger/kernel';
import { getNamedType, isUnionType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { graphqlError, unauthenticated } from '../errors/graphql-errors.js';
import type { SelectedField } from '../operations/selected-fields.js';
import type { Problem } from '../problems/problem.type.js';
import { problemFrom } from '../problems/problem-from.js';
import { Forbidden } from '../problems/stock-problems.js';
import { deniedFields } from './check-access.js';
import type { Denial, DeniedField } from './check-access.js';
import type { RefusalRecorder } from './refusal-recorder.port.js';
import type { RequestContext } from './request-context.js';

function problemOf(denial: Denial, request: RequestContext): Problem {
  const reason = denial === 'PASSWORD_CHANGE_REQUIRED' ? 'PasswordChangeRequired' : 'Role';
  const problem = problemFrom(reject('Forbidden', { params: { reason } }), request.locale);
  if (denial !== 'PASSWORD_CHANGE_REQUIRED') return problem;
  const { message } = problemFrom(reject('PasswordChangeRequired'), request.locale);
  return Object.assign(problem, { message });
}

/** Whether a root field's union has a place for "you may not". */
function answersForbidden({ selected }: DeniedField): boolean {
  const type = getNamedType(selected.field.type);
  const { typeName } = Forbidden;
  return (
    selected.depth === 1 &&
    isUnionType(type) &&
    type.getTypes().some(({ name }) => name === typeName)
  );
}

/**
 * Checks the rules of all that an operation selects, once, before it runs. A mutation whose union has
 * `Forbidden` answers that in its place, and the refusal is recorded; anything else refuses the operation.
 * @throws UNAUTHENTICATED, FORBIDDEN, or AccessRuleMissing.
 */
export async function enforceAccess(
  schema: GraphQLSchema,
  roots: readonly SelectedField[],
  request: RequestContext,
  refusals: RefusalRecorder | null,
): Promise<void> {
  const { principal } = request;
  const mutations = new Set(Object.values(schema.getMutationType()?.getFields() ?? {}));
  const denied = deniedFields(schema, roots, principal);
  if (denied.some(({ denial }) => denial === 'UNAUTHENTICATED')) throw unauthenticated();
  for (const each of denied) {
    if (request.denied.has(each.selected.root)) continue;
    const problem = problemOf(each.denial, request);
    const root = roots.find(({ root: name }) => name === each.selected.root) ?? each.selected;
    if (principal && mutations.has(root.field)) {
      await refusals?.record({
        principal,
        correlationId: request.correlationId,
        action: root.field.name,
        code: problem.code,
      });
    }
    if (!answersForbidden(each)) throw graphqlError('FORBIDDEN', problem.message, { problem });
    request.denied.set(each.selected.root, problem);
  }
}
