const E164 = /^\+[1-9]\d{7,14}$/;

/**
 * A telephone number as ITU-T E.164 writes it: `+` and 8 to 15 digits. Without a country code it is taken for a
 * Chinese one (+86): 11 digits from 1 (mobile), or a national number with its leading 0.
 * @returns null for what is no such number.
 */
export function normalisePhone(input: string): string | null {
  const dialled = input.normalize('NFKC').replace(/[\s().·\-‐-―−]/g, '');
  const number = international(dialled);
  return E164.test(number) ? number : null;
}

function international(dialled: string): string {
  if (dialled.startsWith('+')) return dialled;
  if (dialled.startsWith('00')) return `+${dialled.slice(2)}`;
  if (/^1\d{10}$/.test(dialled)) return `+86${dialled}`;
  if (/^0[1-9]\d{8,10}$/.test(dialled)) return `+86${dialled.slice(1)}`;
  return dialled;
}
