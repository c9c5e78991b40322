import { registerEnumType } from '@nestjs/graphql';
import { ERASURE_BASES, HOLD_BASES } from './erasure.events.js';
import { valuesOf } from '../values-of.js';
import { ERASURE_CONDITIONS } from './erasure-condition.js';

export const ErasureBasisEnum = valuesOf(ERASURE_BASES);
registerEnumType(ErasureBasisEnum, {
  name: 'ErasureBasis',
  description: 'Why a person’s data is to go.',
  valuesMap: {
    REQUEST_OF_THE_PERSON: { description: 'The person asked for it.' },
    PURPOSE_ACHIEVED: { description: 'What it was kept for is done.' },
    CONSENT_WITHDRAWN: { description: 'The person withdrew their consent.' },
    RETENTION_EXPIRED: { description: 'It was kept as long as it may be.' },
    UNLAWFUL_PROCESSING: { description: 'It should never have been kept.' },
  },
});

export const HoldBasisEnum = valuesOf(HOLD_BASES);
registerEnumType(HoldBasisEnum, {
  name: 'LegalHoldBasis',
  description: 'Why a person’s data has to stay for the time being.',
  valuesMap: {
    STATUTORY_RETENTION: { description: 'A law says how long it is kept.' },
    LITIGATION: { description: 'It is needed before a court.' },
    INVESTIGATION: { description: 'Something is being looked into.' },
    AUDIT: { description: 'An audit is going on.' },
  },
});

export const ErasureConditionEnum = valuesOf(ERASURE_CONDITIONS);
registerEnumType(ErasureConditionEnum, {
  name: 'ErasureState',
  description: 'How the erasure of a person’s data stands.',
  valuesMap: {
    PENDING: { description: 'Asked for; a second person has to decide.' },
    RESTRICTED: { description: 'Asked for; a legal hold stands against it until it ends.' },
    APPROVED: { description: 'A second person agreed; it is about to be carried out.' },
    REFUSED: { description: 'A second person refused.' },
    EXPIRED: { description: 'Nobody decided in time.' },
    STOPPED: { description: 'Approved, and found barred when it was to be carried out.' },
    UNDER_WAY: { description: 'Being carried out; it cannot be taken back.' },
    COMPLETED: { description: 'Done; there is a certificate.' },
  },
});
