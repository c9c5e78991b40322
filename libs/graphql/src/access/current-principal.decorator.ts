import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { unauthenticated } from '../errors/graphql-errors.js';
import type { Principal } from './principal.js';
import type { RequestContext } from './request-context.js';
import { scopeOf } from './scope-of.js';

const requestOf = (context: ExecutionContext): RequestContext =>
  GqlExecutionContext.create(context).getContext<RequestContext>();

const principalOf = (context: ExecutionContext): Principal => {
  const { principal } = requestOf(context);
  if (principal === null) throw unauthenticated();
  return principal;
};

/** The operation's `RequestContext`; signed in or not. */
export const RequestInfo = createParamDecorator((_: unknown, context: ExecutionContext) =>
  requestOf(context),
);

/** Who calls (`Principal`). @throws UNAUTHENTICATED when nobody is signed in. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext) =>
  principalOf(context),
);

/** What the caller may see (kernel `Scope`). @throws UNAUTHENTICATED when nobody is signed in. */
export const CurrentScope = createParamDecorator((_: unknown, context: ExecutionContext) =>
  scopeOf(principalOf(context)),
);
