import {
  Access,
  commandContext,
  CurrentScope,
  defineProblem,
  idOfType,
  mutationResult,
  problemFrom,
  RepeatableInput,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { isRejection, reject, type Rejection, type Scope } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { AccountFilterInput, AccountSortInput } from '../graphql/account-list.args.js';
import { LONGEST_SEARCH } from '../read-models/user-list/search-text.js';
import { savedFilterNode, SAVED_FILTER } from '../saved-filters/saved-filter-node.js';
import { LONGEST_FILTER_NAME, type FilterToSave } from '../saved-filters/saved-filter.events.js';
import { LISTING_ROLES, SavedAccountFilterPayload } from '../saved-filters/saved-filter.type.js';
import { SaveAccountFilter } from './save-account-filter.command.js';

@InputType({ description: 'What to keep, and under which name.' })
export class SaveAccountFilterInput extends RepeatableInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the kept filter whose place it takes; without it, one more is kept.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly id?: string | null;

  @Field(() => String, { description: `Its name, up to ${LONGEST_FILTER_NAME} characters.` })
  @MaxLength(LONGEST_FILTER_NAME)
  readonly name!: string;

  @Field(() => AccountFilterInput, { nullable: true, description: 'Which accounts.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AccountFilterInput)
  readonly filter?: AccountFilterInput | null;

  @Field(() => String, { nullable: true, description: 'What is searched for.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_SEARCH)
  readonly search?: string | null;

  @Field(() => AccountSortInput, { nullable: true, description: 'In which order.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AccountSortInput)
  readonly sort?: AccountSortInput | null;
}

export const SaveAccountFilterResult = mutationResult(
  'SaveAccountFilterResult',
  SavedAccountFilterPayload,
  [defineProblem('DepartmentUnknown'), defineProblem('TooManySavedFilters')],
);

@Resolver()
export class SaveAccountFilterResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly organizations: OrganizationReader,
  ) {}

  @Mutation(() => SaveAccountFilterResult, {
    description: 'Keeps a filter of the list of accounts for the caller alone.',
  })
  @Access({ roles: LISTING_ROLES, target: 'OWN' })
  async saveAccountFilter(
    @Args('input', {
      type: () => SaveAccountFilterInput,
      description: 'What to keep, and under which name.',
    })
    input: SaveAccountFilterInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof SaveAccountFilterResult> {
    const { locale } = request;
    const wanted = inPlainIds(input);
    if (isRejection(wanted)) return problemFrom(wanted, locale);
    const { filterId, content } = wanted;
    const context = commandContext(scope, request, { commandId: input.commandId });
    const changed = await this.commands.execute(new SaveAccountFilter(context, filterId, content));
    if (changed.outcome === 'rejected') return problemFrom(changed.rejection, locale);
    const kept = changed.saved.filters.find((one) => one.filterId === changed.filterId);
    const { departments } = await this.organizations.state(scope.organizationId);
    const savedFilter = kept ? savedFilterNode(kept, departments, locale) : null;
    return { savedFilter, position: changed.position };
  }
}

interface WantedFilter {
  readonly filterId: string | null;
  readonly content: Omit<FilterToSave, 'filterId'>;
}

/** Ids of something else name nothing of the organization. */
function inPlainIds({
  id,
  name,
  filter,
  search,
  sort,
}: SaveAccountFilterInput): WantedFilter | Rejection {
  const filterId = id ? idOfType(SAVED_FILTER, id) : null;
  if (id && !filterId) return reject('NotFound', { path: ['id'] });
  const departmentId = filter?.departmentId ? idOfType('Department', filter.departmentId) : null;
  if (filter?.departmentId && !departmentId)
    return reject('DepartmentUnknown', { path: ['filter', 'departmentId'] });
  const formerOwnerId = filter?.formerOwnerId ? idOfType('Employee', filter.formerOwnerId) : null;
  if (filter?.formerOwnerId && !formerOwnerId)
    return reject('InvalidInput', { path: ['filter', 'formerOwnerId'] });
  return {
    filterId,
    content: {
      name,
      filter: {
        departmentId,
        state: filter?.state ?? null,
        provider: filter?.provider || null,
        mustChange: filter?.mustChange ?? null,
        formerOwnerId,
      },
      search: search?.trim() || null,
      sort: sort ? { field: sort.field, descending: sort.descending } : null,
    },
  };
}
