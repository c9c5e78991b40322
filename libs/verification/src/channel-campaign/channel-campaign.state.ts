import type { Aggregate } from '@keyledger/event-store';
import type { ChannelCampaignEvent } from './channel-campaign.events.js';

/** How far a campaign has come. */
export interface ChannelCampaign {
  readonly started: boolean;
  readonly organizationId: string;
  /** Null: the whole organization. */
  readonly departmentId: string | null;
  /** Pages of people that were looked at. */
  readonly pages: number;
  readonly people: number;
  /** The last person who was looked at; the next ones have greater ids. */
  readonly cursor: string | null;
  readonly finished: boolean;
}

export const channelCampaignAggregate: Aggregate<ChannelCampaign, ChannelCampaignEvent> = {
  category: 'campaign',
  initial: {
    started: false,
    organizationId: '',
    departmentId: null,
    pages: 0,
    people: 0,
    cursor: null,
    finished: false,
  },
  evolve(state, event) {
    switch (event.type) {
      case 'ChannelCampaignStarted': {
        const { organizationId } = event.metadata;
        return { ...state, started: true, organizationId, departmentId: event.data.departmentId };
      }
      case 'ChannelCampaignAdvanced': {
        const { people } = event.data;
        const cursor = people.at(-1)?.employeeId ?? state.cursor;
        return { ...state, pages: state.pages + 1, people: state.people + people.length, cursor };
      }
      case 'ChannelInvitationFailed':
        return state;
      case 'ChannelCampaignFinished':
        return { ...state, finished: true };
    }
  },
};
