import { MutationPayload } from '@keyledger/graphql';
import { ObjectType } from '@nestjs/graphql';

/** Of every mutation that changes an account; its `account` is read when it is selected. */
@ObjectType({ description: 'The account as it is now.' })
export class AccountPayload extends MutationPayload {
  readonly accountId!: string;
}
