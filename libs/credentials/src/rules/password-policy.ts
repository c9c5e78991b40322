/** The part of an organization's policy that passwords are checked by; organizations own the whole. */
export interface PasswordPolicyInForce {
  readonly version: number;
  readonly minLength: number;
  readonly maxLength: number;
  readonly classes: {
    readonly upper: boolean;
    readonly lower: boolean;
    readonly digit: boolean;
    readonly special: boolean;
  };
  readonly forbidPersonal: boolean;
  readonly resetMethod: 'TEMPORARY_PASSWORD' | 'LINK';
  readonly temporaryPasswordHours: number;
  readonly linkMinutes: number;
}
