import { pinyin } from 'pinyin-pro';

/** ü as people write it where the keyboard has none: lv, lu, lyu. */
const SPELLINGS_OF_U_UMLAUT = ['v', 'u', 'yu'] as const;

/**
 * The readings of a name, syllable by syllable, without tones: first the one in which the first character is read
 * as a surname (单 shan, 曾 zeng), then the everyday one, each in every spelling of ü.
 */
export function readingsOf(name: string): readonly (readonly string[])[] {
  const asName = pinyin(name, { toneType: 'none', type: 'array', v: true, surname: 'head' });
  const everyday = pinyin(name, { toneType: 'none', type: 'array', v: true, surname: 'off' });
  const spelled = [asName, everyday].flatMap((syllables) =>
    SPELLINGS_OF_U_UMLAUT.map((spelling) =>
      syllables.map((syllable) => syllable.replace('v', spelling)),
    ),
  );
  return [...new Map(spelled.map((syllables) => [syllables.join(' '), syllables])).values()];
}
