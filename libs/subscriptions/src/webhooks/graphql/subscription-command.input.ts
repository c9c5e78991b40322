import { RepeatableInput } from '@keyledger/graphql';
import { Field, ID, InputType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';

@InputType({ description: 'Which webhook subscription.' })
export class WebhookSubscriptionInput extends RepeatableInput {
  @Field(() => ID, { description: 'Global id of the subscription.' })
  @MaxLength(100)
  readonly subscriptionId!: string;
}
