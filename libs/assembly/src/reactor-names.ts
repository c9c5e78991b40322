/** Every reactor, by the name that its place in the log goes by. A new one starts at the head of that moment. */
export const reactorNames: readonly string[] = [
  'end-sessions',
  'change-password-at-provider',
  'tell-owner',
  'send-code',
  'send-channel-verification',
  'tell-channel-change',
  'verify-proven-channel',
  'channel-campaign',
  'erase-person',
  'owner-change',
  'offboarding',
  'open-anomaly-cases',
  'take-anomaly-consequences',
  'ask-was-this-you',
  'bulk-operation',
];
