import type { Scope } from '@keyledger/kernel';
import type { CommandContext, Position } from '@keyledger/event-store';
import { commandContext, problemFrom, type Problem, type RequestContext } from '@keyledger/graphql';
import type { OrganizationChange } from '../organization-change.js';
import type { Organization } from '../organization.state.js';
import type { OrganizationCommandInput } from './organization-command.input.js';

/** From a mutation's input to its payload or problem; `run` dispatches the slice's command. */
export async function answerOrganizationCommand<Payload>(
  scope: Scope,
  request: RequestContext,
  input: OrganizationCommandInput,
  run: (context: CommandContext) => Promise<OrganizationChange>,
  payload: (changed: Changed) => Payload,
): Promise<Payload | Problem> {
  const context = commandContext(scope, request, input);
  const change = await run(context);
  if (change.outcome === 'rejected') return problemFrom(change.rejection, request.locale);
  const { state, position } = change;
  return payload({ context, organization: state, position });
}

interface Changed {
  readonly context: CommandContext;
  readonly organization: Organization;
  readonly position: Position | null;
}
