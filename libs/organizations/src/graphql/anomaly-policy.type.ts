import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Consequence } from '../anomaly-policy.js';
import { AnomalyConsequenceEnum } from './organization-enums.js';

@ObjectType({
  description: 'What follows from a case, by how much it matters; noting it always does.',
})
export class AnomalyConsequences {
  @Field(() => [AnomalyConsequenceEnum], { description: 'Of a case that is worth noting.' })
  readonly LOW!: readonly Consequence[];

  @Field(() => [AnomalyConsequenceEnum], { description: 'Of one that is worth asking about.' })
  readonly MEDIUM!: readonly Consequence[];

  @Field(() => [AnomalyConsequenceEnum], { description: 'Of one that is likely an attack.' })
  readonly HIGH!: readonly Consequence[];

  @Field(() => [AnomalyConsequenceEnum], { description: 'Of one that nearly certainly is.' })
  readonly CRITICAL!: readonly Consequence[];
}

@ObjectType({ description: 'The organization’s rules for unusual sign-ins.' })
export class OrganizationAnomalyPolicy {
  @Field(() => Int, { description: 'Counted up by every change; events name the one in force.' })
  readonly version!: number;

  @Field(() => [String], { description: 'The organization’s own networks, as CIDR ranges.' })
  readonly knownNetworks!: readonly string[];

  @Field(() => [String], { description: 'Names of the rules that are not applied.' })
  readonly disabledRules!: readonly string[];

  @Field(() => Int, { description: 'Whoever was faster did not travel, in km/h.' })
  readonly fastestJourneyKmh!: number;

  @Field(() => AnomalyConsequences, { description: 'What follows from a case.' })
  readonly consequences!: AnomalyConsequences;
}
