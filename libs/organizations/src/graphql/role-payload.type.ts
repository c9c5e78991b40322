import type { Position } from '@keyledger/event-store';
import { MutationPayload, toGlobalId } from '@keyledger/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Organization } from '../organization.state.js';
import { RoleHolder } from './organization.type.js';

@ObjectType({ description: 'What a person holds now.' })
export class RolePayload extends MutationPayload {
  @Field(() => ID, { description: 'Global id of the employee.' })
  readonly employeeId!: string;

  @Field(() => RoleHolder, {
    nullable: true,
    description: 'The role they hold now; null: they are an employee like others.',
  })
  readonly held!: RoleHolder | null;
}

export function rolePayload(
  plainEmployeeId: string,
  { roles }: Organization,
  position: Position | null,
): RolePayload {
  const employeeId = toGlobalId('Employee', plainEmployeeId);
  const grant = roles.get(plainEmployeeId);
  if (!grant) return { employeeId, held: null, position };
  const { role, departmentId: plain } = grant;
  const departmentId = plain === null ? null : toGlobalId('Department', plain);
  return { employeeId, held: { employeeId, role, departmentId }, position };
}
