import { fromGlobalId, Problem, scopeOf, type RequestContext } from '@keyledger/graphql';
import { AuditTrail } from '@keyledger/organizations';
import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { mergeMap, type Observable } from 'rxjs';

/** Answers that mean "you may not": the rules of rank and department, which only a handler can apply. */
const DENIALS: ReadonlySet<string> = new Set([
  'Forbidden',
  'NotYourself',
  'RankTooLow',
  'OutsideYourDepartments',
]);

/** Records mutations that a signed-in actor was denied by their handler, after the access rule had let them in. */
@Injectable()
export class RecordDeniedCommands implements NestInterceptor {
  constructor(private readonly audit: AuditTrail) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    if (context.getType<GqlContextType>() !== 'graphql') return next.handle();
    const graphql = GqlExecutionContext.create(context);
    const info = graphql.getInfo<GraphQLResolveInfo>();
    if (info.operation.operation !== 'mutation') return next.handle();
    return next.handle().pipe(
      mergeMap(async (result) => {
        const request = graphql.getContext<RequestContext>();
        await this.record(info.fieldName, graphql.getArgs(), request, result);
        return result;
      }),
    );
  }

  private async record(
    command: string,
    args: object,
    { principal, correlationId }: RequestContext,
    result: unknown,
  ): Promise<void> {
    if (!principal || !(result instanceof Problem) || !DENIALS.has(result.code)) return;
    const { actor, organizationId } = scopeOf(principal);
    const subject = { organizationId, actor, correlationId };
    await this.audit.denied(subject, { command, targetId: targetOf(args), code: result.code });
  }
}

/** The plain id of the first global id in the mutation's input; events hold no others. */
function targetOf(args: { readonly input?: object }): string | null {
  for (const value of Object.values(args.input ?? {})) {
    const ref = typeof value === 'string' ? fromGlobalId(value) : null;
    if (ref) return ref.id;
  }
  return null;
}
