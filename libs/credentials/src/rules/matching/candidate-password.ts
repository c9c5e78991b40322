import type { Secret } from '@keyledger/kernel';
import { foldLookAlikes } from './fold-look-alikes.js';
import { piecesOf, withoutSeparators } from './separators.js';

/** Shorter tokens are everywhere: they count only when they stand alone between separators. */
const CONTAINED_FROM = 4;
const COVERING_FROM = 3;
const COVERING_SHARE = 0.4;
/** Two Han characters say as much as a whole word in Latin letters. */
const HAN = /^\p{Script=Han}{2,}$/u;
const DIGITS = /^\d+$/;

/**
 * A password made ready for the rules: NFC, lower case, separators removed, look-alikes folded
 * (`p@ssw0rd` reads as `password`). Prints as nothing; gone when the check is.
 */
export class CandidatePassword {
  readonly length: number;
  readonly #characters: string;
  readonly #plain: Reading;
  readonly #folded: Reading;

  constructor(password: Secret) {
    this.#characters = password.reveal().normalize('NFC');
    this.length = [...this.#characters].length;
    this.#plain = new Reading(this.#characters.toLowerCase(), (text) => text);
    this.#folded = new Reading(this.#characters.toLowerCase(), foldLookAlikes);
  }

  /** Whether some character of the password, as typed, is matched. */
  has(character: RegExp): boolean {
    return character.test(this.#characters);
  }

  /**
   * Whether the password is built on `token` (lower case): 4 characters or more anywhere in it, 3 when they are
   * 40 % of it, 2 or 3 when they stand alone between separators.
   */
  contains(token: string): boolean {
    // Digits are compared as typed: folded, the date 1007 would be found in every "ioot".
    if (DIGITS.test(token)) return this.#found(this.#plain, token);
    return this.#found(this.#folded, foldLookAlikes(token));
  }

  #found(reading: Reading, token: string): boolean {
    const length = [...token].length;
    if (length < 2) return false;
    const anywhere = length >= CONTAINED_FROM || HAN.test(token) || this.#covers(length);
    return anywhere ? reading.includes(token) : reading.standsAlone(token);
  }

  #covers(length: number): boolean {
    return length >= COVERING_FROM && length / this.length >= COVERING_SHARE;
  }
}

/** One way to read the password, with its separators and without. */
class Reading {
  readonly #texts: readonly string[];
  readonly #pieces: ReadonlySet<string>;

  constructor(lowerCase: string, read: (text: string) => string) {
    this.#texts = [read(lowerCase), read(withoutSeparators(lowerCase))];
    this.#pieces = new Set(piecesOf(lowerCase).map(read));
  }

  includes(token: string): boolean {
    return this.#texts.some((text) => text.includes(token));
  }

  standsAlone(token: string): boolean {
    return this.#pieces.has(token);
  }
}
