import type { ChannelKind } from '@keyledger/employees';

/** One thing to be done for a row; each is one command. */
export type Step =
  | { readonly kind: 'CREATE_DEPARTMENTS' }
  | { readonly kind: 'REGISTER_EMPLOYEE' }
  | { readonly kind: 'CHANGE_DETAILS'; readonly details: ChangedDetails }
  | { readonly kind: 'MOVE_EMPLOYEE' }
  | { readonly kind: 'REMOVE_CHANNEL'; readonly channelId: string }
  | {
      readonly kind: 'ASSERT_CHANNEL';
      readonly channel: ChannelKind;
      readonly destination: string;
    }
  | { readonly kind: 'PROVISION_ACCOUNT' }
  | { readonly kind: 'LABEL_PROVIDER'; readonly provider: string };

export interface ChangedDetails {
  readonly name?: string;
  readonly employeeNumber?: string;
  readonly birthDate?: string;
}

/** A change as a preview shows it; null: not there before, or not there afterwards. Channels are masked. */
export interface Change {
  readonly what:
    | 'DEPARTMENT'
    | 'EMPLOYEE'
    | 'NAME'
    | 'EMPLOYEE_NUMBER'
    | 'BIRTH_DATE'
    | 'EMPLOYEE_DEPARTMENT'
    | 'RECOVERY_CHANNEL'
    | 'ACCOUNT'
    | 'PROVIDER';
  readonly before: string | null;
  readonly after: string | null;
}
