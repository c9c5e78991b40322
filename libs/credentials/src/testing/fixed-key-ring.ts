import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { KeyRing } from '@keyledger/keys';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key ring of three known keys, so that specs need no key folder. `pepper` empty: none. */
export class FixedKeyRing extends KeyRing {
  readonly #master = createHash('sha256').update('master').digest();
  readonly #index = createHash('sha256').update('index').digest();

  constructor(private readonly pepperText = 'pepper') {
    super();
  }

  get ids() {
    return { master: idOf(this.#master), index: idOf(this.#index), pepper: idOf(this.pepper()) };
  }

  seal(plaintext: Buffer, context: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#master, iv).setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  }

  open(sealed: Buffer, context: string): Buffer {
    const iv = sealed.subarray(0, IV_BYTES);
    const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.#master, iv)
      .setAAD(Buffer.from(context))
      .setAuthTag(tag);
    const body = sealed.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  }

  blindIndex(purpose: string, normalised: string): string {
    return createHmac('sha256', this.#index).update(`${purpose}\0${normalised}`).digest('hex');
  }

  pepper(): Buffer {
    return Buffer.from(this.pepperText);
  }
}

function idOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}
