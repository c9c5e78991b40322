/** Labels that say nothing of the account: public suffixes and usual host names. */
const EVERYBODYS_LABELS = new Set([
  'com',
  'cn',
  'net',
  'org',
  'gov',
  'edu',
  'ac',
  'co',
  'mil',
  'mail',
  'www',
  'smtp',
  'imap',
  'exmail',
]);

/** The local part whole, in pieces and without the digits that end them (zhang88), the whole address, and the domain's own labels, lower case. */
export function addressTokens(address: string): readonly string[] {
  const lowerCase = address.normalize('NFC').toLowerCase();
  const at = lowerCase.lastIndexOf('@');
  const local = at < 0 ? lowerCase : lowerCase.slice(0, at);
  const labels =
    at < 0
      ? []
      : lowerCase
          .slice(at + 1)
          .split('.')
          .slice(0, -1);
  const pieces = local.split(/[._\-+]+/).filter((piece) => piece !== '');
  const words = pieces.map((piece) => piece.replace(/\d+$/, ''));
  const own = labels.filter((label) => !EVERYBODYS_LABELS.has(label));
  return [...new Set([lowerCase, local, pieces.join(''), ...pieces, ...words, ...own])];
}
