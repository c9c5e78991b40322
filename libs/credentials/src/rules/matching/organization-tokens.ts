import { readingsOf } from './pinyin-readings.js';

const HAN = /\p{Script=Han}/u;
/** Legal forms and sectors that end a company's name and stand in thousands of others. */
const LEGAL_FORM =
  /(股份有限公司|有限责任公司|有限公司|集团公司|集团|公司|科技|co|ltd|inc|llc|gmbh|corp|corporation|company|limited|group)$/u;

/** An organization's name: the whole, its pieces, and for Han its pinyin and initials, lower case. */
export function organizationTokens(name: string): readonly string[] {
  const pieces = name
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s.,&()（）·\-_]+/u)
    .map(withoutLegalForm)
    .filter((piece) => piece !== '');
  const romanised = pieces
    .filter((piece) => HAN.test(piece))
    .flatMap(readingsOf)
    .flatMap((syllables) => [
      syllables.join(''),
      syllables.map((syllable) => syllable.slice(0, 1)).join(''),
    ]);
  return [...new Set([pieces.join(''), ...pieces, ...romanised])].filter((token) => token !== '');
}

function withoutLegalForm(piece: string): string {
  const shorter = piece.replace(LEGAL_FORM, '');
  return shorter === piece || shorter === '' ? shorter : withoutLegalForm(shorter);
}
