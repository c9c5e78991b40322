import {
  defineEvent,
  Id,
  Nullable,
  OneOf,
  Text,
  type EventOf,
  type NewEventOf,
} from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';

/** People that are looked at together. */
export const PEOPLE_A_PAGE = 25;

/**
 * `INVITED`: a link went to every mail address that nobody had proved. `VERIFIED`: there was none of these and something is
 * proved. `UNREACHABLE`: nothing is proved, and no mail address could be invited. `WITHHELD`: a limit stood against it.
 */
export const INVITATION_OUTCOMES = ['INVITED', 'VERIFIED', 'UNREACHABLE', 'WITHHELD'] as const;
export type InvitationOutcome = (typeof INVITATION_OUTCOMES)[number];

/** The stream is one campaign: `campaign-<id>`. It asks a whole organization, or a department, to prove their channels. */
export const ChannelCampaignStarted = defineEvent({
  type: 'ChannelCampaignStarted',
  schema: Type.Object({ departmentId: Nullable(Id) }),
  personal: {},
});

/** The next people, in the order of their ids. */
export const ChannelCampaignAdvanced = defineEvent({
  type: 'ChannelCampaignAdvanced',
  schema: Type.Object({
    people: Type.Array(
      Type.Object({
        employeeId: Id,
        outcome: OneOf(INVITATION_OUTCOMES),
        /** Whether some channel of theirs was proved by then. */
        verified: Type.Boolean(),
      }),
      { minItems: 1, maxItems: PEOPLE_A_PAGE },
    ),
  }),
  personal: {},
});

/** An invitation that was recorded as made could not be delivered; the code is the sender's. */
export const ChannelInvitationFailed = defineEvent({
  type: 'ChannelInvitationFailed',
  schema: Type.Object({ employeeId: Id, channelId: Id, code: Text(64) }),
  personal: {},
});

/** Everybody in scope was looked at. */
export const ChannelCampaignFinished = defineEvent({
  type: 'ChannelCampaignFinished',
  schema: Type.Object({ people: Type.Integer({ minimum: 0 }) }),
  personal: {},
});

export const channelCampaignEvents = [
  ChannelCampaignStarted,
  ChannelCampaignAdvanced,
  ChannelInvitationFailed,
  ChannelCampaignFinished,
] as const;

export type ChannelCampaignEvent = EventOf<(typeof channelCampaignEvents)[number]>;
export type NewChannelCampaignEvent = NewEventOf<(typeof channelCampaignEvents)[number]>;
