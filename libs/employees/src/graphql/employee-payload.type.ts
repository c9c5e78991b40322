import { MutationPayload } from '@keyledger/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Whose record was changed.' })
export class EmployeePayload extends MutationPayload {
  @Field(() => ID, { description: 'Global id of the employee.' })
  readonly employeeId!: string;
}
