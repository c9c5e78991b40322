/** What a vault row is for; part of its key and bound into what is sealed. */
export const VAULT_PURPOSES = {
  /** An argon2id hash that sign-ins are verified against. */
  passwordHash: 'PASSWORD_HASH',
  /** A password in plaintext, sealed, on its way to the provider that needs it once. */
  sealedPassword: 'SEALED_PASSWORD',
  /** The HMAC of a one-time link's token, to check what comes back. */
  link: 'ONE_TIME_LINK',
  /** The same token, sealed, for the sender of the message. */
  sealedLink: 'ONE_TIME_LINK_SEALED',
  /** The HMAC of a one-time code, bound to what it proves. */
  code: 'ONE_TIME_CODE',
  /** The same code, sealed, for the sender of the message. */
  sealedCode: 'ONE_TIME_CODE_SEALED',
  /** The HMAC of a service token's secret. */
  serviceToken: 'SERVICE_TOKEN',
  /** The secret that webhooks are signed with, sealed: it is read back for each delivery. */
  signingSecret: 'SIGNING_SECRET',
} as const;

export type VaultPurpose = (typeof VAULT_PURPOSES)[keyof typeof VAULT_PURPOSES];

/** Rows of these can be read back; they go as soon as they have served. */
export const SEALED_PURPOSES = [
  VAULT_PURPOSES.sealedPassword,
  VAULT_PURPOSES.sealedLink,
  VAULT_PURPOSES.sealedCode,
] as const;
