import type { Credential } from '@keyledger/accounts';
import { HashQueueFull, PasswordHasher, Vault } from '@keyledger/credentials';
import type { Secret } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';

/** `NONE`: there is nothing to compare with. `LOST`: the events name a hash that the vault does not have. */
export type PasswordCheck = 'MATCHES' | 'WRONG' | 'NONE' | 'LOST';

export interface CheckedPassword {
  readonly check: PasswordCheck;
  readonly needsRehash: boolean;
}

/** Compares a password with a credential; costs one hash whatever there is to compare with. */
@Injectable()
export class CheckCredential {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly vault: Vault,
  ) {}

  /** @throws HashQueueFull */
  async check(credential: Credential | null, password: Secret): Promise<CheckedPassword> {
    const hash = credential && (await this.vault.passwordHash(credential.id));
    if (!hash) {
      await this.hasher.verifyNothing(password);
      return { check: credential ? 'LOST' : 'NONE', needsRehash: false };
    }
    const { matches, needsRehash } = await this.hasher.verify(password, hash);
    return { check: matches ? 'MATCHES' : 'WRONG', needsRehash };
  }

  /** Hashes a password that matched by today's parameters, under the credential's own id. */
  async rehash(credentialId: string, password: Secret): Promise<void> {
    try {
      await this.vault.replacePasswordHash(credentialId, await this.hasher.hash(password));
    } catch (error) {
      // The old hash still holds: the next sign-in tries again.
      if (!(error instanceof HashQueueFull)) throw error;
    }
  }
}
