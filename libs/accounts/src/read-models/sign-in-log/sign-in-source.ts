import { isErased, type Personal } from '@keyledger/event-store';
import { PersonalText } from '@keyledger/graphql';
import type { SignInSourceFact } from '../sign-in-facts.js';

export interface SignInSourceTexts {
  readonly network: PersonalText;
  readonly country: PersonalText;
  readonly autonomousSystem: PersonalText;
  readonly software: PersonalText;
}

/** Where a sign-in came from and with what, as its event says today: what was erased shows as erased. */
export function signInSource({
  network,
  place,
  software,
}: Pick<SignInSourceFact, 'network' | 'place' | 'software'>): SignInSourceTexts {
  return {
    network: textOf(network, (value) => value),
    country: textOf(place, (value) => value?.country ?? null),
    autonomousSystem: textOf(place, (value) => value?.asn?.toString() ?? null),
    software: textOf(software, (value) =>
      value ? [value.browser, value.os].filter(Boolean).join(', ') || null : null,
    ),
  };
}

function textOf<Value>(value: Personal<Value>, say: (value: Value) => string | null): PersonalText {
  return isErased(value) ? PersonalText.erased() : PersonalText.visible(say(value));
}
