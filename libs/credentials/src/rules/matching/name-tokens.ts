import { chineseNameTokens } from './chinese-name-tokens.js';

const HAN = /\p{Script=Han}/u;
/** Also the dots that part the pieces of a transcribed name (迪丽热巴·迪力木拉提). */
const BETWEEN_PIECES = /[\s.,'’·•・‧\-_]+/u;

/** 张 晓明 is one name; only a dot parts a transcribed one. */
const SPACE_WITHIN_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/** Every form of a person's name to look for, lower case: Han, pinyin, Latin pieces, initials. */
export function nameTokens(name: string): readonly string[] {
  const pieces = name
    .normalize('NFC')
    .toLowerCase()
    .replace(SPACE_WITHIN_HAN, '')
    .split(BETWEEN_PIECES)
    .filter((piece) => piece !== '');
  const han = pieces.filter((piece) => HAN.test(piece));
  const latin = pieces.filter((piece) => !HAN.test(piece));
  return [...new Set([...chineseNameTokens(han), ...latinNameTokens(latin)])];
}

/** Each piece, the whole both ways round, the initials, and the initial with the last piece (`jsmith`). */
function latinNameTokens(pieces: readonly string[]): readonly string[] {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return [];
  const initials = pieces.map((piece) => [...piece][0]).join('');
  const joined = [pieces.join(''), pieces.toReversed().join(''), initials];
  return [
    ...pieces,
    ...joined,
    `${[...first][0]}${last}`,
    `${first}${[...last][0]}`,
    ...asciiOf(pieces),
  ];
}

/** The pieces as people type them without the marks: josé, jose. */
function asciiOf(pieces: readonly string[]): readonly string[] {
  const bare = pieces.map((piece) => piece.normalize('NFD').replace(/\p{M}/gu, ''));
  return [...bare, bare.join('')];
}
