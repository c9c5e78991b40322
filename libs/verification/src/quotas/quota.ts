/** How often something may be done: so many times in each of its windows. */
export interface Quota {
  /** What is counted; keys of different kinds never meet. */
  readonly kind: string;
  readonly windows: readonly { readonly seconds: number; readonly most: number }[];
}

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Requests for one address, known or not, which are recorded when it is known. */
export const REQUESTS_PER_ADDRESS: Quota = {
  kind: 'REQUEST_ADDRESS',
  windows: [
    { seconds: HOUR, most: 5 },
    { seconds: DAY, most: 20 },
  ],
};

/** Requests from one network, behind which a whole company may stand. @param anHour from configuration. */
export const requestsPerNetwork = (anHour: number): Quota => ({
  kind: 'REQUEST_NETWORK',
  windows: [
    { seconds: HOUR, most: anHour },
    { seconds: DAY, most: 5 * anHour },
  ],
});

/** Messages with a code for one account: with five tries a code, at most 50 guesses in a million a day. */
export const CODES_PER_ACCOUNT: Quota = {
  kind: 'CODE_ACCOUNT',
  windows: [
    { seconds: HOUR, most: 5 },
    { seconds: DAY, most: 10 },
  ],
};

/** Messages to one address or telephone, whoever's it is said to be. */
export const CODES_PER_DESTINATION: Quota = {
  kind: 'CODE_DESTINATION',
  windows: [
    { seconds: HOUR, most: 5 },
    { seconds: DAY, most: 10 },
  ],
};

/** Text messages cost money, which is what SMS pumping is after. @param aDay from configuration. */
export const smsPerOrganization = (aDay: number): Quota => ({
  kind: 'SMS_ORGANIZATION',
  windows: [{ seconds: DAY, most: aDay }],
});

/** Tries at the code that proves one's own telephone, by the code's id; it is void after the last. Longer than any is good. */
export const TRIES_PER_CHANNEL_CODE: Quota = {
  kind: 'CHANNEL_CODE_TRY',
  windows: [{ seconds: HOUR, most: 5 }],
};
