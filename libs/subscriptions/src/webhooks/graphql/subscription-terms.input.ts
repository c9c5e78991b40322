import { SubjectFormatEnum } from '@keyledger/access';
import { SUBJECT_FORMATS, type SubjectFormat } from '@keyledger/kernel';
import { optionalPlainId } from '@keyledger/organizations';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsOptional,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { SubscriptionTerms } from '../subscription.events.js';

@InputType({ description: 'Where webhooks go and what they tell.' })
export class WebhookTermsInput {
  @Field(() => String, {
    description: 'What administrators call the system that receives, 1 to 64 characters.',
  })
  @Length(1, 64)
  readonly name!: string;

  @Field(() => String, {
    description:
      'Where to, over https; without user, password, query or fragment, since secrets do not belong in it.',
  })
  @Length(1, 1024)
  readonly url!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Types of public events; without them, all there are and will be.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  readonly eventTypes?: readonly string[] | null;

  @Field(() => SubjectFormatEnum, { description: 'How the receiver may know accounts.' })
  @IsIn(SUBJECT_FORMATS)
  readonly subjectFormat!: SubjectFormat;

  @Field(() => ID, {
    nullable: true,
    description:
      'Global id of the department whose accounts it hears of, with all under it; without it, all accounts.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly departmentId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Most deliveries a minute; without it, as fast as the receiver answers.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(600_000)
  readonly ratePerMinute?: number | null;
}

export function termsOf(input: WebhookTermsInput): SubscriptionTerms {
  const { name, url, subjectFormat, eventTypes, departmentId, ratePerMinute } = input;
  return {
    name,
    url: URL.canParse(url) ? new URL(url).href : url,
    eventTypes: eventTypes ? [...new Set(eventTypes)].sort() : null,
    subjectFormat,
    departmentId: optionalPlainId('Department', departmentId),
    ratePerMinute: ratePerMinute ?? null,
  };
}
