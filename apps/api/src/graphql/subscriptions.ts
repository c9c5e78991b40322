import type { IncomingMessage } from 'node:http';
import { badRequest, unauthenticated } from '@keyledger/graphql';
import type {
  ErrorFormatter,
  OperationGuard,
  Principal,
  PrincipalReader,
  RequestContext,
} from '@keyledger/graphql';
import { GraphQLError, getOperationAST, getVariableValues } from 'graphql';
import type { ExecutionArgs, GraphQLSchema } from 'graphql';
import type { Context, ServerOptions, SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { isCrossSite } from '../http/refuse-cross-site.js';
import { withCorrelationId } from '@keyledger/process';
import { socketCaller } from './callers.js';
import { credentialsOf } from './request-context.factory.js';
import { subscribedDocument } from './subscribed-document.js';
import type { DocumentRules } from './subscribed-document.js';
import type { RequestContextFactory } from './request-context.factory.js';

export interface SubscriptionOptions extends DocumentRules {
  readonly schema: () => GraphQLSchema;
  readonly contexts: RequestContextFactory;
  readonly principals: PrincipalReader;
  readonly guard: OperationGuard;
  readonly formatError: ErrorFormatter;
  readonly sessionCookie: string;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly allowedOrigins: readonly string[];
}

interface SocketExtra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}

type Handlers = Required<Pick<ServerOptions, 'onConnect' | 'onSubscribe' | 'onNext'>>;

/** What graphql-ws keeps beside a connection that came through `ws`. */
const extraOf = ({ extra }: Context) => extra as SocketExtra;

/** Close code for a session that ended or changed while it listened (4000 to 4999 are the application's). */
const SESSION_CHANGED = 4403;

const powersOf = (principal: Principal | null) =>
  principal &&
  JSON.stringify([
    principal.sessionId,
    principal.organizationId,
    principal.role,
    principal.departmentIds,
    principal.mustChangePassword,
  ]);

/**
 * Subscriptions under the same checks as HTTP: origin at the handshake, size, access and rate at each
 * subscribe; and before each event leaves, that the session still is what it was.
 */
export function subscriptionHandlers(options: SubscriptionOptions): Handlers {
  const { contexts, guard, principals, sessionCookie, addressOf } = options;
  const asError = (error: unknown) => {
    const located =
      error instanceof GraphQLError
        ? error
        : new GraphQLError('Subscription failed', {
            originalError: error instanceof Error ? error : null,
          });
    const { message, extensions } = options.formatError(located.toJSON(), located);
    return new GraphQLError(message, { extensions });
  };

  async function prepare(
    request: IncomingMessage,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs> {
    const schema = options.schema();
    const document = subscribedDocument(payload, schema, options);
    const definition = getOperationAST(document, payload.operationName);
    if (definition?.operation !== 'subscription') {
      throw badRequest('Queries and mutations go over HTTP');
    }
    const given = (payload.variables ?? {}) as Record<string, unknown>;
    const variables = getVariableValues(schema, definition.variableDefinitions ?? [], given);
    if (variables.errors) throw badRequest('The variables do not fit');
    const contextValue = await contexts.create(socketCaller(request, sessionCookie, addressOf));
    await guard.admit({ schema, document, definition, variables: variables.coerced }, contextValue);
    return {
      schema,
      document,
      operationName: payload.operationName,
      variableValues: given,
      contextValue,
    };
  }

  async function hasChanged(before: Principal | null, request: IncomingMessage) {
    if (before === null) return false;
    const caller = socketCaller(request, sessionCookie, addressOf);
    return powersOf(await principals.read(credentialsOf(caller))) !== powersOf(before);
  }

  return {
    onConnect: (connection) =>
      !isCrossSite(extraOf(connection).request.headers, options.allowedOrigins),

    onSubscribe: async (connection, _id, payload) => {
      const { request } = extraOf(connection);
      const caller = socketCaller(request, sessionCookie, addressOf);
      return withCorrelationId(caller.correlationId, async () => {
        try {
          return await prepare(request, payload);
        } catch (error) {
          return [asError(error)];
        }
      });
    },

    onNext: async (connection, _id, _payload, args, result) => {
      const { request, socket } = extraOf(connection);
      const context = args.contextValue as RequestContext;
      // The next event must not be answered from what this one loaded.
      context.loaders.clear();
      try {
        if (await hasChanged(context.principal, request)) {
          socket.close(SESSION_CHANGED, 'Session changed');
          return { errors: [asError(unauthenticated())] };
        }
      } catch (error) {
        return { errors: [asError(error)] };
      }
      return {
        ...result,
        ...(result.errors ? { errors: result.errors.map(asError) } : {}),
        extensions: { ...context.reading },
      };
    },
  };
}
