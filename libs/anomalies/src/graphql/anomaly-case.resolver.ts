import {
  accountAggregate,
  AccountNode,
  AccountNodes,
  HistoryActorNode,
  USER_LIST,
} from '@keyledger/accounts';
import { EmployeeReader } from '@keyledger/employees';
import { AggregateStore, isErased, type Personal } from '@keyledger/event-store';
import {
  Access,
  CurrentScope,
  idOfType,
  NodeRegistry,
  PersonalText,
  Reads,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Actor, Scope } from '@keyledger/kernel';
import type { OnModuleInit } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { anomalyCaseAggregate, type AnomalyCase } from '../case/anomaly-case.state.js';
import { ANOMALY_CASE } from '../case-list/anomaly-case.projection.js';
import { CaseEvidence } from '../case-list/case-evidence.js';
import { RULES } from '../rules/index.js';
import { AnomalousSignInsArgs } from './anomalous-sign-ins.args.js';
import {
  AnomalyCaseConnection,
  AnomalyCaseNode,
  AnomalyEvidenceNode,
  AnomalyFigureNode,
  GivenVerdictNode,
  TakenConsequenceNode,
} from './anomaly-case.type.js';
import { CaseNodes } from './case-nodes.js';
import { evidenceNode } from './evidence-node.js';

export const CASE_READERS = ['OWNER', 'ADMIN', 'SECURITY', 'AUDITOR'] as const;

@Resolver(() => AnomalyCaseNode)
export class AnomalyCaseResolver implements OnModuleInit {
  constructor(
    private readonly cases: CaseNodes,
    private readonly aggregates: AggregateStore,
    private readonly facts: CaseEvidence,
    private readonly accounts: AccountNodes,
    private readonly employees: EmployeeReader,
    private readonly registry: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register('AnomalyCase', CASE_READERS, (scope, id) => this.cases.byId(scope, id), [
      ANOMALY_CASE,
      USER_LIST,
    ]);
  }

  @Query(() => AnomalyCaseConnection, {
    description: 'What is unusual about sign-ins, the newest first.',
  })
  @Access({ roles: CASE_READERS })
  @Reads(ANOMALY_CASE, USER_LIST)
  anomalousSignIns(
    @Args() args: AnomalousSignInsArgs,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    return this.cases.page(scope, request, args);
  }

  @Query(() => AnomalyCaseNode, {
    nullable: true,
    description: 'One case; null when there is none of this id that the caller may see.',
  })
  @Access({ roles: CASE_READERS })
  @Reads(ANOMALY_CASE, USER_LIST)
  anomalyCase(
    @Args('id', { type: () => ID, description: 'Its global id.' }) id: string,
    @CurrentScope() scope: Scope,
  ) {
    const caseId = idOfType('AnomalyCase', id);
    return caseId && this.cases.byId(scope, caseId);
  }

  @ResolveField(() => AccountNode, { nullable: true })
  account(
    @Parent() { accountId }: AnomalyCaseNode,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    return accountId && this.accounts.byId(scope, request, accountId);
  }

  @ResolveField(() => String)
  explanation(@Parent() { rule }: AnomalyCaseNode, @RequestInfo() { locale }: RequestContext) {
    return RULES.find(({ name }) => name === rule)?.explanation[locale] ?? rule;
  }

  @ResolveField(() => Number)
  async ruleVersion(@Parent() node: AnomalyCaseNode) {
    return (await this.state(node)).opened?.ruleVersion ?? 0;
  }

  @ResolveField(() => [AnomalyFigureNode])
  async parameters(@Parent() node: AnomalyCaseNode) {
    return figures((await this.state(node)).opened?.parameters ?? {});
  }

  @ResolveField(() => [AnomalyFigureNode])
  async measures(@Parent() node: AnomalyCaseNode) {
    return figures((await this.state(node)).measures);
  }

  @ResolveField(() => [AnomalyEvidenceNode])
  async evidence(@Parent() node: AnomalyCaseNode) {
    return (await this.facts.read(await this.state(node))).map(evidenceNode);
  }

  @ResolveField(() => [TakenConsequenceNode])
  async consequences(@Parent() node: AnomalyCaseNode) {
    return (await this.state(node)).taken.map((each) => ({ ...each, at: new Date(each.at) }));
  }

  @ResolveField(() => [GivenVerdictNode])
  async verdicts(@Parent() node: AnomalyCaseNode, @CurrentScope() scope: Scope) {
    const { verdicts } = await this.state(node);
    const own = await this.isOwn(scope, node);
    return Promise.all(
      verdicts.map(async ({ verdict, by, at, note }) => ({
        verdict,
        by: await this.actorNode(scope, by),
        at: new Date(at),
        note: note !== null && own ? PersonalText.forbidden() : textOf(note),
      })),
    );
  }

  private async state({ caseId }: AnomalyCaseNode): Promise<AnomalyCase> {
    return (await this.aggregates.load(anomalyCaseAggregate, caseId)).state;
  }

  /** Nobody reads what was noted about themselves. */
  private async isOwn({ actor }: Scope, { accountId }: AnomalyCaseNode): Promise<boolean> {
    if (accountId === null || actor.kind !== 'PERSON') return false;
    const { state } = await this.aggregates.load(accountAggregate, accountId);
    return state.ownerId === actor.id;
  }

  private async actorNode(
    { organizationId }: Scope,
    { kind, id, role }: Actor,
  ): Promise<HistoryActorNode> {
    const person = kind === 'PERSON' ? await this.employees.find(organizationId, id) : null;
    return { kind, role, name: textOf(person?.name ?? null) };
  }
}

function figures(named: Readonly<Record<string, number>>): AnomalyFigureNode[] {
  return Object.entries(named).map(([name, value]) => ({ name, value }));
}

function textOf(text: Personal<string | null>): PersonalText | null {
  if (text === null) return null;
  return isErased(text) ? PersonalText.erased() : PersonalText.visible(text);
}
