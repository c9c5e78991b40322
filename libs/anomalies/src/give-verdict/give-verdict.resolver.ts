import { RANK_PROBLEMS, USER_LIST } from '@keyledger/accounts';
import {
  Access,
  commandContext,
  CurrentScope,
  defineProblem,
  idOfType,
  MutationPayload,
  mutationResult,
  problemFrom,
  readAtLeast,
  RepeatableInput,
  RequestInfo,
  unavailable,
  type RequestContext,
} from '@keyledger/graphql';
import { reject, type Scope } from '@keyledger/kernel';
import { ReadPositions } from '@keyledger/projections';
import { CommandBus } from '@nestjs/cqrs';
import {
  Args,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { ANOMALY_CASE } from '../case-list/anomaly-case.projection.js';
import { AnomalyCaseNode } from '../graphql/anomaly-case.type.js';
import { AnomalyVerdictEnum } from '../graphql/case-enums.js';
import { CaseNodes } from '../graphql/case-nodes.js';
import { GiveVerdict } from './give-verdict.command.js';

const ADMINISTRATORS = ['CONFIRMED', 'FALSE_POSITIVE'] as const;

@InputType({ description: 'What a case was.' })
export class RecordVerdictInput extends RepeatableInput {
  @Field(() => ID, { description: 'Global id of the case.' })
  @MaxLength(100)
  readonly caseId!: string;

  @Field(() => AnomalyVerdictEnum, { description: 'CONFIRMED or FALSE_POSITIVE.' })
  @IsIn(ADMINISTRATORS)
  readonly verdict!: (typeof ADMINISTRATORS)[number];

  @Field(() => String, { nullable: true, description: 'A note about the person.' })
  @IsOptional()
  @MaxLength(500)
  readonly note?: string | null;
}

@ObjectType({ description: 'The case as it is now.' })
export class RecordVerdictPayload extends MutationPayload {
  @Field(() => AnomalyCaseNode, { description: 'The case, decided and closed.' })
  readonly case?: AnomalyCaseNode;

  /** The plain id behind `case`. */
  readonly caseId!: string;
}

export const RecordVerdictResult = mutationResult('RecordVerdictResult', RecordVerdictPayload, [
  ...RANK_PROBLEMS,
  defineProblem('AnomalyCaseClosed'),
]);

@Resolver(() => RecordVerdictPayload)
export class RecordVerdictResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly cases: CaseNodes,
    private readonly positions: ReadPositions,
  ) {}

  @Mutation(() => RecordVerdictResult, {
    description: 'Decides on a case, which closes it. What was done to the account stays as it is.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY'], target: 'ACCOUNT' })
  async recordVerdict(
    @Args('input', { type: () => RecordVerdictInput, description: 'Which case, and what it was.' })
    input: RecordVerdictInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RecordVerdictResult> {
    const caseId = idOfType('AnomalyCase', input.caseId);
    if (!caseId) return problemFrom(reject('NotFound', { path: ['caseId'] }), request.locale);
    const verdict = { verdict: input.verdict, note: input.note || null };
    const context = commandContext(scope, request, input);
    const changed = await this.commands.execute(new GiveVerdict(scope, context, caseId, verdict));
    if (changed.outcome === 'rejected') return problemFrom(changed.rejection, request.locale);
    return { caseId, position: changed.position };
  }

  @ResolveField(() => AnomalyCaseNode)
  async case(
    @Parent() { caseId, position }: RecordVerdictPayload,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<AnomalyCaseNode> {
    await readAtLeast(request, this.positions, [ANOMALY_CASE, USER_LIST], position);
    const found = await this.cases.byId(scope, caseId);
    if (!found) throw unavailable();
    return found;
  }
}
