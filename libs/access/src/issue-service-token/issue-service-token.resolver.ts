import {
  Access,
  commandContext,
  CurrentScope,
  DateTime,
  defineProblem,
  mutationResult,
  problemFrom,
  RepeatableInput,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import {
  SERVICE_SCOPES,
  SUBJECT_FORMATS,
  type Scope,
  type ServiceScope,
  type SubjectFormat,
} from '@keyledger/kernel';
import { optionalPlainId } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, Length, MaxLength } from 'class-validator';
import { ServiceScopeEnum, SubjectFormatEnum } from '../service-tokens/service-token.enums.js';
import {
  ServiceTokenPayload,
  SERVICE_TOKEN_PROBLEMS,
  serviceTokenPayload,
} from '../service-tokens/service-token.type.js';
import { IssueServiceToken } from './issue-service-token.command.js';

@InputType({ description: 'What the token is for, and how long.' })
export class IssueServiceTokenInput extends RepeatableInput {
  @Field(() => String, {
    description: 'What administrators call the system that gets it, 1 to 64 characters.',
  })
  @Length(1, 64)
  readonly name!: string;

  @Field(() => [ServiceScopeEnum], { description: 'What it opens.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(SERVICE_SCOPES.length)
  @IsIn(SERVICE_SCOPES, { each: true })
  readonly scopes!: readonly ServiceScope[];

  @Field(() => SubjectFormatEnum, { description: 'How the system may know accounts.' })
  @IsIn(SUBJECT_FORMATS)
  readonly subjectFormat!: SubjectFormat;

  @Field(() => ID, {
    nullable: true,
    description:
      'Global id of the department whose accounts it may hear of, with all under it; without it, all accounts.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly departmentId?: string | null;

  @Field(() => DateTime, { description: 'Until when it is good: an hour to 400 days from now.' })
  readonly expiresAt!: Date;
}

export const IssueServiceTokenResult = mutationResult(
  'IssueServiceTokenResult',
  ServiceTokenPayload,
  [...SERVICE_TOKEN_PROBLEMS, defineProblem('DepartmentUnknown')],
);

@Resolver()
export class IssueServiceTokenResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => IssueServiceTokenResult, {
    description: 'Lets a program read the feed of events. The secret is in this answer only.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  async issueServiceToken(
    @Args('input', { type: () => IssueServiceTokenInput, description: 'What it is for.' })
    input: IssueServiceTokenInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof IssueServiceTokenResult> {
    const { name, scopes, subjectFormat, expiresAt } = input;
    const departmentId = optionalPlainId('Department', input.departmentId);
    const wish = { name, scopes, subjectFormat, departmentId, expiresAt };
    const context = commandContext(scope, request, input);
    const issue = await this.commands.execute(new IssueServiceToken(scope, context, wish));
    if (issue.outcome === 'rejected') return problemFrom(issue.rejection, request.locale);
    const { tokenId, secret, organization, position } = issue;
    return serviceTokenPayload(tokenId, organization, position, secret?.reveal() ?? null);
  }
}
