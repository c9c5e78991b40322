import { reject, type Scope } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';
import {
  commandContext,
  idOfType,
  problemFrom,
  type Problem,
  type RequestContext,
} from '@keyledger/graphql';
import type { AccountChanged } from '../account-changed.js';
import type { AccountCommandInput } from './account-command.input.js';
import type { AccountPayload } from './account-payload.type.js';

/** From a mutation's input to its payload or problem; `run` dispatches the slice's command. */
export async function answerAccountCommand(
  scope: Scope,
  request: RequestContext,
  input: AccountCommandInput,
  run: (accountId: string, context: CommandContext) => Promise<AccountChanged>,
): Promise<AccountPayload | Problem> {
  const accountId = idOfType('Account', input.accountId);
  if (!accountId) return problemFrom(reject('NotFound', { path: ['accountId'] }), request.locale);
  const changed = await run(accountId, commandContext(scope, request, input));
  if (changed.outcome === 'rejected') return problemFrom(changed.rejection, request.locale);
  return { accountId, position: changed.position };
}
