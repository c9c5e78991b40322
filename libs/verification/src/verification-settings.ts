import { CHANNEL_KINDS, type ChannelKind } from '@keyledger/employees';

/** What configuration decides about proving who somebody is. Also the Nest token. */
export class VerificationSettings {
  /** The kinds that this installation can reach; the same choice is shown for every address. */
  readonly channelKinds: readonly ChannelKind[];
  /** Forgotten passwords that one network may report in an hour. */
  readonly requestsPerNetwork: number;
  /** Text messages that one organization's requests may cost it in a day. */
  readonly smsPerOrganization: number;
  /** Milliseconds between the moments at which strangers are answered. */
  readonly paceMs: number;

  constructor(settings: Partial<VerificationSettings> = {}) {
    this.channelKinds = settings.channelKinds ?? CHANNEL_KINDS;
    this.requestsPerNetwork = settings.requestsPerNetwork ?? 60;
    this.smsPerOrganization = settings.smsPerOrganization ?? 500;
    this.paceMs = settings.paceMs ?? 250;
  }
}
