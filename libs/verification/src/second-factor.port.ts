/** `NOT_ENROLLED`: there is none to ask for. `PASSED`: the holder of the ticket gave it. */
export type SecondFactorState = 'NOT_ENROLLED' | 'REQUIRED' | 'PASSED';

/**
 * Stands between the proofs of a forgotten password and its replacement, so that a reset never bypasses a second factor
 * (ASVS 5.0 §6.4.3). Also the Nest token.
 */
export abstract class SecondFactor {
  abstract stateOf(accountId: string, ticketId: string): Promise<SecondFactorState>;
}

/** Until people can enrol one. */
export class NoSecondFactor extends SecondFactor {
  stateOf(): Promise<SecondFactorState> {
    return Promise.resolve('NOT_ENROLLED');
  }
}
