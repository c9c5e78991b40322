/**
 * The Message-ID (RFC 5322 §3.6.4) of a message: its own id at the sender's domain, the same at every attempt, so that
 * a message whose acceptance got lost on the way back is not shown twice.
 * @param from `name <address>` or an address
 */
export function messageIdFor(id: string, from: string): string {
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'keyledger.invalid';
  return `<${id}@${domain}>`;
}
