/**
 * Ends an account's sessions at once: those signed in on a revision before `revision` are over with the next
 * request. Raised after the append and before the answer; a reactor repeats it, which closes the crash window.
 * Monotone: a lower revision changes nothing.
 */
export abstract class SessionFloors {
  abstract raise(accountId: string, revision: number): Promise<void>;
}
