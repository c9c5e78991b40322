import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { SecondPersonFor } from '../ownership-policy.js';
import { SecondPersonForEnum } from './organization-enums.js';

@ObjectType({ description: 'The organization’s rules for changes of owner.' })
export class OrganizationOwnershipPolicy {
  @Field(() => Int, { description: 'Counted up by every change; events name the one in force.' })
  readonly version!: number;

  @Field(() => SecondPersonForEnum, {
    description: 'Whose mailboxes pass on only with a second person’s word.',
  })
  readonly secondPerson!: SecondPersonFor;

  @Field(() => Int, { description: 'How many hours that word is waited for.' })
  readonly approvalHours!: number;
}
