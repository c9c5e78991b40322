import { isErased, type Aggregate, type Personal } from '@keyledger/event-store';
import type { SignInEvent } from './sign-in.events.js';

/** One account's sign-ins of one month, with what the months before left to know. */
export interface SignInPeriod {
  readonly opened: boolean;
  readonly period: string;
  readonly previousPeriod: string | null;
  readonly failuresSinceSuccess: number;
  readonly lastSucceededAt: string | null;
  readonly familiarDevices: readonly string[];
}

export const signInPeriodAggregate: Aggregate<SignInPeriod, SignInEvent> = {
  category: 'signin',
  initial: {
    opened: false,
    period: '',
    previousPeriod: null,
    failuresSinceSuccess: 0,
    lastSucceededAt: null,
    familiarDevices: [],
  },
  evolve(state, event) {
    switch (event.type) {
      case 'SignInPeriodOpened': {
        const { period, previousPeriod, failuresSinceSuccess, lastSucceededAt } = event.data;
        const { familiarDevices } = event.data;
        return {
          opened: true,
          period,
          previousPeriod,
          failuresSinceSuccess,
          lastSucceededAt,
          familiarDevices,
        };
      }
      case 'SignInSucceeded':
        return {
          ...state,
          failuresSinceSuccess: 0,
          lastSucceededAt: event.occurredAt,
          familiarDevices: withDevice(state.familiarDevices, event.data.device),
        };
      case 'SignInFailed':
        return { ...state, failuresSinceSuccess: state.failuresSinceSuccess + 1 };
      case 'SignedOut':
        return state;
    }
  },
};

/** How many devices of an account are remembered from month to month. */
const MOST_DEVICES = 50;

function withDevice(
  devices: readonly string[],
  device: Personal<string | null>,
): readonly string[] {
  if (device === null || isErased(device)) return devices;
  return [device, ...devices.filter((each) => each !== device)].slice(0, MOST_DEVICES);
}
