import { domainToASCII } from 'node:url';

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const LONGEST = 253;

/**
 * A mail domain as it is compared: NFKC, lower case, internationalised labels in ASCII (RFC 5890), no final dot.
 * @returns null for what is no domain of at least two labels (RFC 1123 §2.1), IP addresses included.
 */
export function normaliseDomain(input: string): string | null {
  const written = input.normalize('NFKC').trim().toLowerCase().replace(/\.$/, '');
  // URL parsing would cut or decode these instead of refusing them.
  if (/[/?#%@:\\[\]\s]/.test(written)) return null;
  const domain = domainToASCII(written);
  const labels = domain.split('.');
  const wellFormed = labels.length > 1 && labels.every((label) => LABEL.test(label));
  const numeric = /^\d+$/.test(labels.at(-1) ?? '');
  return wellFormed && !numeric && domain.length <= LONGEST ? domain : null;
}
