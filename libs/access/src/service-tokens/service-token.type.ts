import type { Position } from '@keyledger/event-store';
import { DateTime, defineProblem, MutationPayload, toGlobalId } from '@keyledger/graphql';
import type { ServiceScope, SubjectFormat } from '@keyledger/kernel';
import type { Organization, ServiceToken } from '@keyledger/organizations';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ServiceScopeEnum, SubjectFormatEnum } from './service-token.enums.js';

@ObjectType('ServiceToken', { description: 'What a program shows instead of signing in.' })
export class ServiceTokenNode {
  @Field(() => ID, { description: 'Global id, opaque.' })
  readonly id!: string;

  @Field(() => String, { description: 'What administrators call the system that has it.' })
  readonly name!: string;

  @Field(() => [ServiceScopeEnum], { description: 'What it opens.' })
  readonly scopes!: readonly ServiceScope[];

  @Field(() => SubjectFormatEnum, { description: 'How the system may know accounts.' })
  readonly subjectFormat!: SubjectFormat;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the department it is limited to, with all under it; null: no limit.',
  })
  readonly departmentId!: string | null;

  @Field(() => DateTime, { description: 'Until when it is good.' })
  readonly expiresAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last used, give or take ten minutes; null: never yet.',
  })
  readonly lastUsedAt!: Date | null;
}

@ObjectType({ description: 'A service token after a command.' })
export class ServiceTokenPayload extends MutationPayload {
  @Field(() => ServiceTokenNode, {
    nullable: true,
    description: 'The token; null once it is revoked.',
  })
  readonly token!: ServiceTokenNode | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the program sends as `Authorization: Bearer …`: shown once, stored nowhere. Null when the command came again.',
  })
  readonly secret!: string | null;
}

export const SERVICE_TOKEN_PROBLEMS = [defineProblem('TooManyServiceTokens')];

export function serviceTokenNode(token: ServiceToken, lastUsedAt: Date | null): ServiceTokenNode {
  const { id, name, scopes, subjectFormat, departmentId, expiresAt } = token;
  return {
    id: toGlobalId('ServiceToken', id),
    name,
    scopes,
    subjectFormat,
    departmentId: departmentId && toGlobalId('Department', departmentId),
    expiresAt: new Date(expiresAt),
    lastUsedAt,
  };
}

/** @param secret in clear, for the one answer that shows it. */
export function serviceTokenPayload(
  tokenId: string,
  { serviceTokens }: Organization,
  position: Position | null,
  secret: string | null,
): ServiceTokenPayload {
  const token = serviceTokens.get(tokenId);
  return { token: token ? serviceTokenNode(token, null) : null, secret, position };
}
