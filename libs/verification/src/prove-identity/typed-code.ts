import { Secret } from '@keyledger/kernel';

/** A code as somebody typed or pasted it: spaces and hyphens go, full-width digits become plain ones (NFKC). */
export function typedCode(typed: string): Secret {
  return new Secret(typed.normalize('NFKC').replace(/[\s-]/g, ''));
}
