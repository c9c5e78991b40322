import {
  Access,
  commandContext,
  CurrentScope,
  idOfType,
  mutationResult,
  problemFrom,
  RepeatableInput,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { reject, type Scope } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { SAVED_FILTER } from '../saved-filters/saved-filter-node.js';
import { DeletedAccountFilterPayload, LISTING_ROLES } from '../saved-filters/saved-filter.type.js';
import { DeleteSavedAccountFilter } from './delete-saved-account-filter.command.js';

@InputType({ description: 'Which filter.' })
export class DeleteSavedAccountFilterInput extends RepeatableInput {
  @Field(() => ID, { description: 'Global id of the kept filter.' })
  @MaxLength(100)
  readonly id!: string;
}

export const DeleteSavedAccountFilterResult = mutationResult(
  'DeleteSavedAccountFilterResult',
  DeletedAccountFilterPayload,
);

@Resolver()
export class DeleteSavedAccountFilterResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => DeleteSavedAccountFilterResult, {
    description: 'Keeps a filter of the caller’s own no longer.',
  })
  @Access({ roles: LISTING_ROLES, target: 'OWN' })
  async deleteSavedAccountFilter(
    @Args('input', { type: () => DeleteSavedAccountFilterInput, description: 'Which filter.' })
    { id, commandId }: DeleteSavedAccountFilterInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof DeleteSavedAccountFilterResult> {
    const filterId = idOfType(SAVED_FILTER, id);
    if (!filterId) return problemFrom(reject('NotFound', { path: ['id'] }), request.locale);
    const context = commandContext(scope, request, { commandId });
    const changed = await this.commands.execute(new DeleteSavedAccountFilter(context, filterId));
    if (changed.outcome === 'rejected') return problemFrom(changed.rejection, request.locale);
    return { id, position: changed.position };
  }
}
