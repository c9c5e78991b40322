import type { ChannelKind, ChannelState } from '@keyledger/employees';

/** A recovery channel as lists may show it: never in clear. `masked` null: erased. */
export interface MaskedChannel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly state: ChannelState;
  readonly masked: string | null;
}

/** A row of `person`: what accounts show of their owner, and histories of whoever acted. */
export interface PersonRow {
  readonly employee_id: string;
  readonly organization_id: string;
  readonly erased: boolean;
  readonly name: string | null;
  readonly employee_number: string | null;
  readonly department_id: string | null;
  readonly has_left: boolean;
  readonly channels: readonly MaskedChannel[];
}
