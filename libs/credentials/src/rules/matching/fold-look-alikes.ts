/**
 * Characters that people put for letters, folded to one letter each. `1`, `!` and `|` stand for i and for l, so i
 * and l become one letter; both the password and what is looked for are folded, which makes them meet.
 */
const FOLDED: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  l: 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '2': 'z',
};

/** @param text in lower case */
export function foldLookAlikes(text: string): string {
  return [...text].map((character) => FOLDED[character] ?? character).join('');
}
