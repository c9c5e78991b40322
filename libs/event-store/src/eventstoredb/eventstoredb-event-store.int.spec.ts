import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, Secret } from '@keyledger/kernel';
import { describeEventStore } from '../testing/event-store.contract.js';
import { offeredEvents } from '../testing/offered-events.js';
import { checkConnectionString } from './connection-string.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';

const url = process.env['EVENTSTOREDB_URL'];
const withServer = url ? describe : describe.skip;

withServer('EventStoreDB itself (needs EVENTSTOREDB_URL)', () => {
  describeEventStore(
    'EventStoreDB',
    async () => {
      const client = EventStoreDBClient.connectionString(checkConnectionString(url ?? '').text);
      const store = await EventStoreDbEventStore.over(client);
      return {
        store,
        // The server is not ours to restart; this cancels every call and subscription.
        interrupt: () => client.dispose(),
        close: () => store.close(),
      };
    },
    { recognisesIds: 'AT_THEIR_PLACE' },
  );

  describe('several processes', () => {
    const open = () => EventStoreDbEventStore.open(new Secret(url ?? ''), { allowInsecure: true });
    let stores: EventStoreDbEventStore[];
    beforeAll(async () => {
      stores = await Promise.all([open(), open(), open()]);
    });
    afterAll(() => Promise.all(stores.map((store) => store.close())));

    it('agree on the log’s id', async () => {
      const heads = await Promise.all(stores.map((store) => store.headPosition()));
      expect(new Set(heads.map((head) => head.split(':')[0])).size).toBe(1);
    });

    it('hear which of them wrote, where all append other bytes under the same ids', async () => {
      const stream = `thing-${newId()}`;
      const ids = [newId(), newId()];
      const answers = await Promise.all(
        stores.map((store, n) =>
          store.append(stream, 'none', offeredEvents(stream, 'none', [`a${n}`, `b${n}`], ids)),
        ),
      );
      const outcomes = answers.map(({ outcome }) => outcome).sort();
      expect(outcomes).toEqual(['appended', 'duplicate', 'duplicate']);
      const { head, events } = await (stores[0] as EventStoreDbEventStore).read(stream);
      for (const answer of answers) {
        expect(answer).toMatchObject({ head, position: events[1]?.position });
      }
    });
  });
});
