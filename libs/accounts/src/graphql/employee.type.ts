import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PersonalText } from '@keyledger/graphql';

/** A department as a step on the way from the organization to where somebody works. */
@ObjectType('DepartmentName', {
  description: 'A department as a step on the way from the organization to where somebody works.',
})
export class DepartmentNameNode {
  @Field(() => ID, { description: 'Global id of the department.' })
  readonly id!: string;

  @Field(() => String, { description: 'Its name now.' })
  readonly name!: string;
}

/** The person a mailbox belongs to, as far as a list needs it. */
@ObjectType('Employee', { description: 'A person of the organization.' })
export class EmployeeNode {
  @Field(() => ID, { description: 'Global id of the person.' })
  readonly id!: string;

  @Field(() => PersonalText, { description: 'Their name.' })
  readonly name!: PersonalText;

  @Field(() => PersonalText, {
    description: 'The company’s own number for the person; its value is null where there is none.',
  })
  readonly employeeNumber!: PersonalText;

  readonly employeeId!: string;
  /** Their own; the field `departments` resolves it, and all above it. */
  readonly departmentId!: string | null;
}
