/** The log was not copied, or no further; the message says what is wrong and names ids only. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}
