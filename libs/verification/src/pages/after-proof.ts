import { CHANNEL_PATH } from './channel/channel.view.js';
import { NEW_PASSWORD_PATH } from './new-password/new-password.view.js';

/** Where a proof leads: to the new password, or to the choice of a further proof. */
export function afterProof({ enough }: { readonly enough: boolean }): string {
  return enough ? NEW_PASSWORD_PATH : CHANNEL_PATH;
}
