import { describe, expect, it } from '@jest/globals';
import { endsSessions } from '../account.state.js';
import { anAccount, anEvent } from '../testing/index.js';
import { decideEndOfSessions } from './end-sessions.decider.js';

describe('Ending the sessions of an account', () => {
  it('says so, each time', () => {
    const ended = { type: 'AccountSessionsEnded', data: {} } as const;
    anAccount().when(null, decideEndOfSessions).then(ended);
    anAccount().given(anEvent.sessionsEnded()).when(null, decideEndOfSessions).then(ended);
    expect(endsSessions(ended)).toBe(true);
  });
});
