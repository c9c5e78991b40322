import type { InvitationOutcome } from './channel-campaign.events.js';

/** A row of `person`: how one person stands in one campaign. */
export interface CampaignPersonRow {
  readonly campaign_id: string;
  readonly employee_id: string;
  readonly outcome: InvitationOutcome;
  /** Channels that were invited, and those whose invitation could not be delivered. */
  readonly invitations: number;
  readonly failures: number;
  /** Whether a channel was proved before or since. */
  readonly verified: boolean;
}

/** A row of `channel_campaign`. */
export interface CampaignRow {
  readonly campaign_id: string;
  readonly organization_id: string;
  readonly department_id: string | null;
  readonly started_at: string;
  readonly finished_at: string | null;
}
