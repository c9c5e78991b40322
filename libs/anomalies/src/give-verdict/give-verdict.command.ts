import type { Rejection, Scope } from '@keyledger/kernel';
import type { CommandContext, Position } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { VerdictToGive } from './give-verdict.decider.js';

export type CaseChanged =
  | { readonly outcome: 'changed'; readonly caseId: string; readonly position: Position | null }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Says what a case was, which closes it. Rejections: `NotFound`, those of rank and department on the account,
 * `AnomalyCaseClosed` where another verdict was given.
 */
export class GiveVerdict extends Command<CaseChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly caseId: string,
    readonly verdict: VerdictToGive,
  ) {
    super();
  }
}
