import { COMPOUND_SURNAMES } from './compound-surnames.js';
import { readingsOf } from './pinyin-readings.js';

/**
 * Forms of a Chinese name: the characters, and for each reading surname S and given name G (syllables g1 g2) as
 * S, G, SG, GS, g1, g2, the initials, s+G, S+initials(g), initials(g)+S.
 * @param pieces more than one only for transcribed names, whose pieces have no surname
 */
export function chineseNameTokens(pieces: readonly string[]): readonly string[] {
  const [only, ...others] = pieces;
  if (only === undefined) return [];
  if (others.length > 0) return transcribedNameTokens(pieces);
  const surnameLength = COMPOUND_SURNAMES.has(only.slice(0, 2)) && only.length > 2 ? 2 : 1;
  const given = only.slice(surnameLength);
  const romanised = readingsOf(only).flatMap((syllables) => variants(syllables, surnameLength));
  return [only, given, ...romanised];
}

function variants(syllables: readonly string[], surnameLength: number): readonly string[] {
  const surname = syllables.slice(0, surnameLength);
  const given = syllables.slice(surnameLength);
  const [S, G] = [surname.join(''), given.join('')];
  const [s, g] = [initials(surname), initials(given)];
  return [
    S,
    G,
    `${S}${G}`,
    `${G}${S}`,
    ...given,
    `${s}${g}`,
    `${g}${s}`,
    `${s}${G}`,
    `${S}${g}`,
    `${g}${S}`,
  ];
}

function transcribedNameTokens(pieces: readonly string[]): readonly string[] {
  const whole = pieces.join('');
  const romanised = [...pieces, whole].flatMap((piece) =>
    readingsOf(piece).flatMap((syllables) => [syllables.join(''), initials(syllables)]),
  );
  return [...pieces, whole, ...romanised];
}

function initials(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable.slice(0, 1)).join('');
}
