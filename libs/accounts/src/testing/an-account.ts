import { scenario } from '@keyledger/event-store/testing';
import { accountAggregate } from '../account.state.js';
import { anEvent } from './account-events.js';

/** The beginning of most specs: a mailbox at Keyledger with a password of its owner's own. */
export function anAccount() {
  return scenario(accountAggregate).given(anEvent.provisioned(), anEvent.passwordChanged());
}

/** A mailbox whose password lives at the fake provider. */
export function anAccountAtProvider() {
  return scenario(accountAggregate).given(anEvent.provisioned({ authority: 'FAKE' }));
}
