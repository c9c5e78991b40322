import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { KeyMaterial } from './key-material.js';
import { KeyRing } from './key-ring.port.js';

/** First byte of what `seal` makes, so that another form can be told apart later. */
const FORM = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + IV_BYTES + TAG_BYTES;

/** The key ring over keys held in this process's memory. */
export class LocalKeyRing extends KeyRing {
  readonly ids: KeyRing['ids'];
  readonly #keys: KeyMaterial;

  constructor(keys: KeyMaterial) {
    super();
    this.#keys = keys;
    this.ids = {
      master: keyId(keys.master.reveal()),
      index: keyId(keys.index.reveal()),
      pepper: keyId(keys.pepper.reveal()),
    };
  }

  /** `form (1) ‖ IV (12) ‖ tag (16) ‖ ciphertext`; the IV is random (NIST SP 800-38D §8.2.2). */
  seal(plaintext: Buffer, context: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#keys.master.reveal(), iv);
    cipher.setAAD(Buffer.from(context));
    const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
    return Buffer.concat([Buffer.of(FORM), iv, cipher.getAuthTag(), ciphertext]);
  }

  open(sealed: Buffer, context: string): Buffer {
    if (sealed.length < HEAD_BYTES || sealed[0] !== FORM) {
      throw new Error('Not a sealed value of this key ring');
    }
    const iv = sealed.subarray(1, 1 + IV_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.#keys.master.reveal(), iv, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, HEAD_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]);
  }

  blindIndex(purpose: string, normalised: string): string {
    if (purpose.includes('\0')) throw new Error('The purpose of a blind index holds no NUL');
    return createHmac('sha256', this.#keys.index.reveal())
      .update(`${purpose}\0${normalised}`)
      .digest('hex');
  }

  pepper(): Buffer {
    return Buffer.from(this.#keys.pepper.reveal());
  }
}

/** 16 hex digits of the key's SHA-256: the keys are random, so this tells nothing about them. */
function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}
