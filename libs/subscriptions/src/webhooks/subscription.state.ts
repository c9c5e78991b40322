import type { Aggregate } from '@keyledger/event-store';
import type { PauseCause, SubscriptionEvent, SubscriptionTerms } from './subscription.events.js';

export interface SigningSecrets {
  readonly current: string;
  /** The one before, which signs as well until then. */
  readonly previous: { readonly id: string; readonly until: string } | null;
}

export interface WebhookSubscription {
  readonly exists: boolean;
  readonly organizationId: string;
  readonly createdAt: string;
  readonly terms: SubscriptionTerms;
  readonly secrets: SigningSecrets;
  readonly paused: { readonly cause: PauseCause; readonly at: string } | null;
  /** The last order to deliver once more, and its revision. */
  readonly replay: { readonly after: string | null; readonly revision: number } | null;
  /** Revision of the last order to try dead letters again. */
  readonly redriven: number | null;
}

export const subscriptionAggregate: Aggregate<WebhookSubscription, SubscriptionEvent> = {
  category: 'subscription',
  initial: {
    exists: false,
    organizationId: '',
    createdAt: '',
    terms: {
      name: '',
      url: '',
      eventTypes: null,
      subjectFormat: 'ACCOUNT_ID',
      departmentId: null,
      ratePerMinute: null,
    },
    secrets: { current: '', previous: null },
    paused: null,
    replay: null,
    redriven: null,
  },
  evolve(state, event) {
    switch (event.type) {
      case 'SubscriptionCreated': {
        const { secretId, ...terms } = event.data;
        const { organizationId } = event.metadata;
        const { occurredAt: createdAt } = event;
        const secrets = { current: secretId, previous: null };
        return { ...state, exists: true, organizationId, createdAt, terms, secrets };
      }
      case 'SubscriptionChanged':
        return { ...state, terms: event.data };
      case 'SubscriptionPaused':
        return { ...state, paused: { cause: event.data.cause, at: event.occurredAt } };
      case 'SubscriptionResumed':
        return { ...state, paused: null };
      case 'SubscriptionSecretRotated': {
        const { secretId: current, previousSecretId: id, previousUntil: until } = event.data;
        return { ...state, secrets: { current, previous: { id, until } } };
      }
      case 'SubscriptionReplayed':
        return { ...state, replay: { after: event.data.after, revision: event.revision } };
      case 'DeadLettersRedriven':
        return { ...state, redriven: event.revision };
      case 'SubscriptionDeleted':
        return { ...state, exists: false };
    }
  },
};
