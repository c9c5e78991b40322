import { describe, expect, it } from '@jest/globals';
import { Metrics } from './metrics.js';

describe('The metrics', () => {
  it('count the calls to the event store that were made again, by call', async () => {
    const metrics = new Metrics();
    for (const call of ['append', 'read', 'append']) metrics.eventStore.retried(call);
    const text = await metrics.text();
    expect(text).toContain('keyledger_store_retries_total{call="append"} 2');
    expect(text).toContain('keyledger_store_retries_total{call="read"} 1');
  });
});
