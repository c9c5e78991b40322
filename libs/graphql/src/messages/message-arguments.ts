import { IntlMessageFormat } from 'intl-messageformat';

/** The formatter's syntax tree, as far as arguments are concerned (0 is literal text, 7 the plural's `#`). */
interface Piece {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: unknown;
}
const LITERAL = 0;
const POUND = 7;

function* namesIn(pieces: readonly Piece[]): Iterable<string> {
  for (const piece of pieces) {
    if (piece.type === LITERAL || piece.type === POUND) continue;
    yield String(piece.value);
    const branches = (piece.options ?? {}) as Record<string, { value: readonly Piece[] }>;
    for (const branch of Object.values(branches)) yield* namesIn(branch.value);
  }
}

/** The arguments of an ICU message, each once, in order of the alphabet. @throws when it does not parse. */
export function messageArguments(text: string): string[] {
  const message = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true });
  return [...new Set(namesIn(message.getAst()))].sort();
}
