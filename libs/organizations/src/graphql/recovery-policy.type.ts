import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { TwoProofs } from '../recovery-policy.js';
import { TwoProofsEnum } from './organization-enums.js';

@ObjectType({ description: 'The organization’s rules for forgotten passwords.' })
export class OrganizationRecoveryPolicy {
  @Field(() => Int, { description: 'Counted up by every change; events name the one in force.' })
  readonly version!: number;

  @Field(() => Boolean, {
    description: 'Whether people may set a forgotten password anew by themselves.',
  })
  readonly selfService!: boolean;

  @Field(() => Boolean, { description: 'Whether channels that nobody has proved yet serve.' })
  readonly assertedChannels!: boolean;

  @Field(() => TwoProofsEnum, { description: 'Who has to prove themselves by two channels.' })
  readonly twoProofs!: TwoProofs;

  @Field(() => Boolean, {
    description: 'Whether a help desk must have its caller proved before it resets.',
  })
  readonly callerProof!: boolean;
}
