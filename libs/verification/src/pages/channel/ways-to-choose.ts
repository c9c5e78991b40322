import type { ChannelKind } from '@keyledger/employees';
import type { ResetProgress } from '../../reset-progress/reset-progress.query.js';

/** One way to prove oneself that a page offers. */
export interface OfferedWay {
  readonly kind: ChannelKind;
  /** Masked; null before the first proof, when nothing about anybody is shown. */
  readonly destination: string | null;
}

/**
 * The ways to choose from: before the first proof those that this installation can reach, the same for every address;
 * after it those by which the further proof can be given.
 */
export function waysToChoose(
  { proved }: ResetProgress,
  kinds: readonly ChannelKind[],
): readonly OfferedWay[] {
  if (!proved) return kinds.map((kind) => ({ kind, destination: null }));
  return proved.further.map(({ kind, masked }) => ({ kind, destination: masked }));
}
