import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { KeyRing } from '@keyledger/keys';
import { Clock, Secret } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { Injectable } from '@nestjs/common';
import type { PasswordHash } from '../hashing/password-hash.js';
import { hashColumns, hashOf } from './password-hash-row.js';
import type { VaultOwner } from './vault-owner.js';
import { VAULT_PURPOSES } from './vault-purpose.js';
import type { VaultRow } from './vault-row.js';
import { VaultRows } from './vault-rows.js';
import { openRow, sealedRow } from './vault-seal.js';

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** Tells secret scanners what they found. */
const SERVICE_TOKEN_PREFIX = 'kls_';
const SERVICE_TOKEN = /^kls_[A-Za-z0-9_-]{43}$/;
const CODE_DIGITS = 6;

export interface LinkToIssue {
  readonly linkId: string;
  readonly owner: VaultOwner;
  readonly expiresAt: Date;
}

export interface CodeToIssue {
  readonly codeId: string;
  /** The stream is what the code proves: the same digits prove nothing of another. */
  readonly owner: VaultOwner;
  readonly expiresAt: Date;
}

export interface ServiceTokenToIssue {
  readonly secretId: string;
  readonly owner: VaultOwner;
  readonly expiresAt: Date;
}

export interface IssuedLink {
  readonly linkId: string;
  readonly owner: VaultOwner;
  readonly expiresAt: Date;
}

/**
 * Where secrets live that no event may hold; events name them by id. Every row is written BEFORE its event; what no
 * event names is swept. A row that an event names and that is not here is lost (`CREDENTIAL_LOST`): methods answer
 * null then. All methods throw {@link VaultFailure} when the database fails. Also the Nest token.
 */
@Injectable()
export class Vault {
  readonly #rows: VaultRows;

  constructor(
    postgres: Postgres,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {
    this.#rows = new VaultRows(postgres);
  }

  /** @param credentialId new for each password. @throws VaultIdTaken */
  async putPasswordHash(
    credentialId: string,
    owner: VaultOwner,
    hash: PasswordHash,
  ): Promise<void> {
    const purpose = VAULT_PURPOSES.passwordHash;
    await this.#add({ id: credentialId, purpose, owner, expiresAt: null, ...hashColumns(hash) });
  }

  /** Null: lost. A superseded hash is still answered; which credential is in force is the stream's to say. */
  async passwordHash(credentialId: string): Promise<PasswordHash | null> {
    const row = await this.#rows.find(credentialId, VAULT_PURPOSES.passwordHash);
    return row && hashOf(row);
  }

  /** The same password hashed anew (other parameters). @returns false when the row is lost. */
  async replacePasswordHash(credentialId: string, hash: PasswordHash): Promise<boolean> {
    return this.#rows.replace(credentialId, VAULT_PURPOSES.passwordHash, hashColumns(hash));
  }

  /** Keeps a plaintext for the provider that needs it once, until `expiresAt` at most. @throws VaultIdTaken */
  async sealPassword(
    id: string,
    owner: VaultOwner,
    password: Secret,
    expiresAt: Date,
  ): Promise<void> {
    const row = { id, purpose: VAULT_PURPOSES.sealedPassword, owner, expiresAt };
    await this.#add(sealedRow(this.keys, row, password));
  }

  /** Null: deleted, expired or lost. @throws SealBroken */
  async openSealedPassword(id: string): Promise<Secret | null> {
    const row = this.#unexpired(await this.#rows.find(id, VAULT_PURPOSES.sealedPassword));
    return row && openRow(this.keys, row);
  }

  /** To be called once the provider's outcome is an event. Safe to repeat. */
  async deleteSealed(id: string): Promise<void> {
    await this.#rows.remove(id, VAULT_PURPOSES.sealedPassword);
  }

  /**
   * Makes the token of a one-time link (32 random bytes, base64url): an HMAC for checking and a sealed copy for the
   * sender, both or neither.
   * @throws VaultIdTaken
   */
  async issueLink({ linkId, owner, expiresAt }: LinkToIssue): Promise<Secret> {
    const token = new Secret(randomBytes(TOKEN_BYTES).toString('base64url'));
    const link = { id: linkId, owner, expiresAt };
    const check = {
      ...link,
      purpose: VAULT_PURPOSES.link,
      value: this.#digest(token),
      meta: {},
    };
    const copy = sealedRow(this.keys, { ...link, purpose: VAULT_PURPOSES.sealedLink }, token);
    await this.#add(check, copy);
    return token;
  }

  /**
   * Whose link this token is. Null: unknown, malformed, expired or superseded, which look alike to whoever tries
   * tokens. Found by a keyed digest, so that the time it takes says nothing of a token.
   */
  async findLink(token: Secret): Promise<IssuedLink | null> {
    if (!TOKEN.test(token.reveal())) return null;
    const digest = this.#digest(token);
    const row = this.#unexpired(await this.#rows.findByValue(VAULT_PURPOSES.link, digest));
    if (!row?.expiresAt || !timingSafeEqual(row.value, digest)) return null;
    return { linkId: row.id, owner: row.owner, expiresAt: row.expiresAt };
  }

  /** The token for the sender of the message. Null: sent already, expired, superseded or lost. @throws SealBroken */
  async sealedLink(linkId: string): Promise<Secret | null> {
    const row = this.#unexpired(await this.#rows.find(linkId, VAULT_PURPOSES.sealedLink));
    return row && openRow(this.keys, row);
  }

  /** To be called once the message was accepted; the link itself stays good. Safe to repeat. */
  async discardSealedLink(linkId: string): Promise<void> {
    await this.#rows.remove(linkId, VAULT_PURPOSES.sealedLink);
  }

  /**
   * Makes a one-time code of six digits (NIST SP 800-63B-4 §4.2.1.2): an HMAC for checking and a sealed copy for the sender,
   * both or neither. How often it may be tried is the caller's to count.
   * @throws VaultIdTaken
   */
  async issueCode({ codeId, owner, expiresAt }: CodeToIssue): Promise<Secret> {
    const code = new Secret(String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0'));
    const row = { id: codeId, owner, expiresAt };
    const value = this.#digestOfCode(row, code);
    const check = { ...row, purpose: VAULT_PURPOSES.code, value, meta: {} };
    const copy = sealedRow(this.keys, { ...row, purpose: VAULT_PURPOSES.sealedCode }, code);
    await this.#add(check, copy);
    return code;
  }

  /** Whether this is the code that was issued under the id; false as well when that is expired, used or lost. */
  async codeMatches(codeId: string, code: Secret): Promise<boolean> {
    const row = this.#unexpired(await this.#rows.find(codeId, VAULT_PURPOSES.code));
    return row !== null && timingSafeEqual(row.value, this.#digestOfCode(row, code));
  }

  /** The code for the sender of the message. Null: sent already, expired, used or lost. @throws SealBroken */
  async sealedCode(codeId: string): Promise<Secret | null> {
    const row = this.#unexpired(await this.#rows.find(codeId, VAULT_PURPOSES.sealedCode));
    return row && openRow(this.keys, row);
  }

  /** To be called once the message was accepted; the code itself stays good. Safe to repeat. */
  async discardSealedCode(codeId: string): Promise<void> {
    await this.#rows.remove(codeId, VAULT_PURPOSES.sealedCode);
  }

  /** To be called when it proved what it had to: nothing matches it any more. Safe to repeat. */
  async useUpCode(codeId: string): Promise<void> {
    await this.#rows.remove(codeId, VAULT_PURPOSES.sealedCode);
    await this.#rows.remove(codeId, VAULT_PURPOSES.code);
  }

  /**
   * Makes the secret of a service token (32 random bytes, base64url, behind `kls_`), of which only an HMAC is kept.
   * @throws VaultIdTaken
   */
  async issueServiceToken({
    secretId: id,
    owner,
    expiresAt,
  }: ServiceTokenToIssue): Promise<Secret> {
    const random = randomBytes(TOKEN_BYTES).toString('base64url');
    const token = new Secret(`${SERVICE_TOKEN_PREFIX}${random}`);
    const purpose = VAULT_PURPOSES.serviceToken;
    await this.#add({ id, owner, expiresAt, purpose, value: this.#digestOfToken(token), meta: {} });
    return token;
  }

  /** Whose token this is, found by a keyed digest. Null: unknown, malformed or expired. */
  async findServiceToken(
    token: Secret,
  ): Promise<{ readonly secretId: string; readonly owner: VaultOwner } | null> {
    if (!SERVICE_TOKEN.test(token.reveal())) return null;
    const digest = this.#digestOfToken(token);
    const row = this.#unexpired(await this.#rows.findByValue(VAULT_PURPOSES.serviceToken, digest));
    if (!row || !timingSafeEqual(row.value, digest)) return null;
    return { secretId: row.id, owner: row.owner };
  }

  /** Makes a secret that webhooks are signed with: `whsec_` and 32 random bytes (Standard Webhooks 1.0). @throws VaultIdTaken */
  async issueSigningSecret(id: string, owner: VaultOwner): Promise<Secret> {
    const secret = new Secret(`whsec_${randomBytes(TOKEN_BYTES).toString('base64')}`);
    const row = { id, purpose: VAULT_PURPOSES.signingSecret, owner, expiresAt: null };
    await this.#add(sealedRow(this.keys, row, secret));
    return secret;
  }

  /** Null: lost. @throws SealBroken */
  async signingSecret(id: string): Promise<Secret | null> {
    const row = await this.#rows.find(id, VAULT_PURPOSES.signingSecret);
    return row && openRow(this.keys, row);
  }

  /** Everything that belongs to a stream; part of an erasure. Safe to repeat. @returns how many rows went. */
  removeAllOf(stream: string): Promise<number> {
    return this.#rows.removeAllOf(stream);
  }

  /** After the event that replaced or used it up: kept 35 days, its sealed copies gone at once. Safe to repeat. */
  async supersede(id: string, at: Date): Promise<void> {
    await this.#rows.supersede(id, at);
  }

  async #add(...rows: readonly VaultRow[]): Promise<void> {
    await this.#rows.add(rows, this.clock.now());
  }

  #unexpired(row: VaultRow | null): VaultRow | null {
    return row?.expiresAt && row.expiresAt <= this.clock.now() ? null : row;
  }

  #digestOfCode({ id, owner }: Pick<VaultRow, 'id' | 'owner'>, code: Secret): Buffer {
    const bound = [owner.stream, id, code.reveal()].join('|');
    return Buffer.from(this.keys.blindIndex('one-time-code', bound), 'hex');
  }

  #digestOfToken(token: Secret): Buffer {
    return Buffer.from(this.keys.blindIndex('service-token', token.reveal()), 'hex');
  }

  #digest(token: Secret): Buffer {
    return Buffer.from(this.keys.blindIndex('one-time-link', token.reveal()), 'hex');
  }
}
