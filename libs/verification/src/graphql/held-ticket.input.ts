import { Field, InputType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';

@InputType({ isAbstract: true })
export abstract class HeldTicketInput {
  @Field(() => String, {
    description:
      'The ticket that the step before answered. Whoever has it goes on: keep it secret.',
  })
  @MaxLength(128)
  readonly resetTicket!: string;
}
