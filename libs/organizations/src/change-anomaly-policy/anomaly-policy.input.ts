import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsIn,
  IsInt,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CONSEQUENCES, type Consequence } from '../anomaly-policy.js';
import { OrganizationCommandInput } from '../graphql/organization-command.input.js';
import { AnomalyConsequenceEnum } from '../graphql/organization-enums.js';

/** What follows from a case, beside noting it. */
function Following(description: string): PropertyDecorator {
  return (target, property) => {
    Field(() => [AnomalyConsequenceEnum], { description })(target, property);
    IsIn(CONSEQUENCES, { each: true })(target, property);
    ArrayUnique()(target, property);
  };
}

@InputType({ description: 'What follows from a case, by how much it matters.' })
export class AnomalyConsequencesInput {
  @Following('Of a case that is worth noting.')
  readonly LOW!: readonly Consequence[];

  @Following('Of one that is worth asking about.')
  readonly MEDIUM!: readonly Consequence[];

  @Following('Of one that is likely an attack.')
  readonly HIGH!: readonly Consequence[];

  @Following('Of one that nearly certainly is.')
  readonly CRITICAL!: readonly Consequence[];
}

@InputType({ description: 'The new rules, all of them.' })
export class ChangeAnomalyPolicyInput extends OrganizationCommandInput {
  @Field(() => [String], {
    description: 'The organization’s own networks, as CIDR ranges; at most 200.',
  })
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^[0-9a-fA-F.:]{2,45}\/\d{1,3}$/, { each: true })
  readonly knownNetworks!: readonly string[];

  @Field(() => [String], { description: 'Names of rules that are not to be applied.' })
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[a-z][a-z0-9-]{0,49}$/, { each: true })
  readonly disabledRules!: readonly string[];

  @Field(() => Int, { description: 'Whoever was faster did not travel; 100 to 5000 km/h.' })
  @IsInt()
  @Min(100)
  @Max(5_000)
  readonly fastestJourneyKmh!: number;

  @Field(() => AnomalyConsequencesInput, { description: 'What follows from a case.' })
  @ValidateNested()
  @Type(() => AnomalyConsequencesInput)
  readonly consequences!: AnomalyConsequencesInput;
}
