import { pinyin } from 'pinyin-pro';

/** What a name is found by; everything lower case (NFKC), without white space in Chinese names. */
export interface SearchKeys {
  /** The name itself, as search terms are compared with it. */
  readonly name: string;
  /** The reading in full, without tones or spaces: `wangxiaoming`; of a Latin name, its words joined. */
  readonly pinyin: string;
  /** First letters of the syllables or words: `wxm`. */
  readonly initials: string;
  /** The name from each character (Chinese) or word (Latin) to its end: 小明 finds 王小明. */
  readonly suffixes: readonly string[];
}

const HAN = /\p{Script=Han}/u;
/** The dots that stand between the parts of transliterated names (迪丽热巴·迪力木拉提). */
const NAME_DOTS = /[·•・‧．.]/gu;

/**
 * Keys for finding a person by name: characters, pinyin and initials. A surname is read as surnames are
 * (单 shan, 曾 zeng, 欧阳 ouyang), the rest as in common speech.
 */
export function searchKeys(name: string): SearchKeys {
  const folded = searchTerm(name);
  const syllables = HAN.test(folded) ? readChinese(folded) : folded.split(' ');
  return {
    name: folded,
    pinyin: syllables.join(''),
    initials: syllables.map((syllable) => syllable.slice(0, 1)).join(''),
    suffixes: suffixesOf(folded),
  };
}

/** Text as it is compared with search keys: what a person types into a search box, folded like the names. */
export function searchTerm(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(NAME_DOTS, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return HAN.test(plain) ? plain.replace(/ /g, '') : withoutAccents(plain);
}

function readChinese(name: string): string[] {
  const options = { surname: 'head', toneType: 'none', type: 'array', v: true } as const;
  return pinyin(name, { ...options, nonZh: 'consecutive' }).filter(
    (syllable) => syllable.trim() !== '',
  );
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC');
}

function suffixesOf(folded: string): string[] {
  if (HAN.test(folded)) {
    const characters = [...folded];
    return characters.map((_, from) => characters.slice(from).join(''));
  }
  const words = folded.split(' ');
  return words.map((_, from) => words.slice(from).join(' '));
}
