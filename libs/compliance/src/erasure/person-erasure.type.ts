import { DateTime, MutationPayload, toGlobalId } from '@keyledger/graphql';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ErasureBasisEnum, ErasureConditionEnum, HoldBasisEnum } from './erasure-enums.js';
import { erasureCondition, type ErasureCondition } from './erasure-condition.js';
import type { ErasureBasis, HoldBasis } from './erasure.events.js';
import { activeHolds, endOf, type Erasure } from './erasure.state.js';

@ObjectType('LegalHold', { description: 'What keeps a person’s data from being erased.' })
export class LegalHoldNode {
  @Field(() => ID, { description: 'Id of the hold, within its person.' })
  readonly id!: string;

  @Field(() => HoldBasisEnum, { description: 'Why.' })
  readonly basis!: HoldBasis;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null: until it is released.' })
  readonly until!: Date | null;
}

@ObjectType('ErasureCertificate', {
  description: 'What says that a person’s data was erased, and how.',
})
export class ErasureCertificateNode {
  @Field(() => DateTime, { description: 'When it was done.' })
  readonly completedAt!: Date;

  @Field(() => ErasureBasisEnum, { description: 'Why.' })
  readonly legalBasis!: ErasureBasis;

  @Field(() => [String], { description: 'Ids of the keys that were destroyed.' })
  readonly keyIds!: readonly string[];

  @Field(() => String, { description: 'What they were for.' })
  readonly algorithm!: string;

  @Field(() => Int, {
    description: 'Names and numbers that were held for the person and are free.',
  })
  readonly claims!: number;

  @Field(() => Int, { description: 'Codes, links and the like that were deleted.' })
  readonly secrets!: number;

  @Field(() => Int, { description: 'Sessions that were deleted.' })
  readonly sessions!: number;

  @Field(() => String, {
    description: 'SHA-256 of the certificate as it stands in the log, in canonical JSON.',
  })
  readonly digest!: string;
}

@ObjectType('PersonErasure', {
  description: 'The erasure of one person’s data, and what holds it up.',
})
export class PersonErasureNode {
  @Field(() => ID, { description: 'Global id of the person.' })
  readonly employeeId!: string;

  @Field(() => ErasureConditionEnum, {
    nullable: true,
    description: 'How it stands; null: nobody asked for it.',
  })
  readonly state!: ErasureCondition | null;

  @Field(() => ErasureBasisEnum, { nullable: true, description: 'Why it was asked for.' })
  readonly legalBasis!: ErasureBasis | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was asked for.' })
  readonly requestedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when a second person can decide.' })
  readonly decideUntil!: Date | null;

  @Field(() => [LegalHoldNode], { description: 'What stands against it at this moment.' })
  readonly holds!: readonly LegalHoldNode[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the last of the holds ends by itself; null without one, or if it does not.',
  })
  readonly restrictedUntil!: Date | null;

  @Field(() => ErasureCertificateNode, { nullable: true, description: 'Once it was done.' })
  readonly certificate!: ErasureCertificateNode | null;
}

@ObjectType({ description: 'The erasure as it is now.' })
export class PersonErasurePayload extends MutationPayload {
  @Field(() => PersonErasureNode, { description: 'The erasure, with the change in it.' })
  readonly erasure!: PersonErasureNode;
}

const instant = (text: string | null | undefined) => (text ? new Date(text) : null);

export function personErasureNode(
  employeeId: string,
  erasure: Erasure,
  now: Date,
): PersonErasureNode {
  const holds = activeHolds(erasure, now);
  const { certificate, approval } = erasure;
  return {
    employeeId: toGlobalId('Employee', employeeId),
    state: erasureCondition(erasure, now),
    legalBasis: erasure.legalBasis,
    requestedAt: instant(erasure.requestedAt),
    decideUntil: instant(approval.request?.expiresAt),
    holds: holds.map((hold) => ({ ...hold, until: instant(hold.until) })),
    restrictedUntil: instant(endOf(holds)),
    certificate: certificate && { ...certificate, completedAt: new Date(certificate.completedAt) },
  };
}
