import { normaliseDomain } from './normalise-domain.js';

/** RFC 5321 §4.1.2 Dot-string in ASCII. Quoted local parts are legal there and refused here: no company issues them. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** Octets, RFC 5321 §4.5.3.1.1; the whole fits a path of 256 with its angle brackets (§4.5.3.1.3). */
const LONGEST_LOCAL_PART = 64;
const LONGEST = 254;

/**
 * A mail address as it is compared and stored: NFKC, lower case, domain in ASCII.
 * @returns null for what is no address.
 */
export function normaliseAddress(input: string): string | null {
  const written = input.normalize('NFKC').trim().toLowerCase();
  const at = written.lastIndexOf('@');
  if (at < 1) return null;
  const local = written.slice(0, at);
  const domain = normaliseDomain(written.slice(at + 1));
  if (domain === null || !LOCAL_PART.test(local) || local.length > LONGEST_LOCAL_PART) return null;
  const address = `${local}@${domain}`;
  return address.length <= LONGEST ? address : null;
}

/** The domain of a normalised address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
