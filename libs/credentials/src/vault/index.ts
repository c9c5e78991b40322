export { Vault, type CodeToIssue, type IssuedLink, type LinkToIssue } from './vault.js';
export { VaultFailure, VaultIdTaken } from './vault-failure.js';
export { credentialMigrations } from './vault.migrations.js';
export type { VaultOwner } from './vault-owner.js';
export { VAULT_PURPOSES, type VaultPurpose } from './vault-purpose.js';
export { SealBroken } from './vault-seal.js';
export { VaultSweep, type NamesCredential, type SweepReport } from './vault-sweep.js';
