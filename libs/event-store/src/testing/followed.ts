import type { Position, StoredEvent, Subscription } from '../event-store.port.js';

/** Gathers what a subscription yields until `enough` says so, then closes it. */
export async function followed(
  subscription: Subscription,
  enough: (seen: { events: readonly StoredEvent[]; caughtUp: readonly Position[] }) => boolean,
): Promise<{ events: StoredEvent[]; caughtUp: Position[] }> {
  const events: StoredEvent[] = [];
  const caughtUp: Position[] = [];
  for await (const item of subscription) {
    if (item.kind === 'events') events.push(...item.events);
    else caughtUp.push(item.position);
    if (enough({ events, caughtUp })) break;
  }
  await subscription.close();
  return { events, caughtUp };
}
