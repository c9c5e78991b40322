import { describeEventStore } from '../testing/event-store.contract.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { FakeClient } from './testing/fake-client.js';

// The adapter's own half of the contract: what the server does is only imitated here.
describeEventStore(
  'a fake of the client of EventStoreDB, without a server',
  async () => {
    const client = new FakeClient();
    const store = await EventStoreDbEventStore.over(client.asClient, { firstPauseMs: 1 });
    return {
      store,
      interrupt: () => client.dispose(),
      close: () => store.close(),
    };
  },
  { recognisesIds: 'AT_THEIR_PLACE' },
);
