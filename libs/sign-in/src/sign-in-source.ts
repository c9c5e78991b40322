import type { Place } from './places/place.js';
import type { SignInClient } from '@keyledger/accounts';

/** Where a sign-in comes from, as its event keeps it. */
export interface SignInSource {
  readonly network: string;
  readonly userAgent: string | null;
  readonly client: SignInClient;
  readonly networkMark: string;
  readonly knownNetwork: boolean;
  readonly place: Place | null;
  /** The mark of the device that was shown, and of the one given to who showed none. */
  readonly device: { readonly shown: string | null; readonly given: string | null };
  readonly software: { readonly browser: string | null; readonly os: string | null };
}
