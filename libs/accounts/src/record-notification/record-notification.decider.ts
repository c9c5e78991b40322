import { reject, type Decision } from '@keyledger/kernel';
import type { NewAccountEvent } from '../account.events.js';
import type { Account } from '../account.state.js';
import type { NotificationOutcome } from './record-notification.command.js';

export function decideNotification(
  { notificationId, message, place, channelId, failure }: NotificationOutcome,
  account: Account,
): Decision<NewAccountEvent> {
  if (!account.provisioned) return reject('NotFound');
  const data = { notificationId, message, place, channelId };
  return [
    failure === null
      ? { type: 'NotificationSent', data }
      : { type: 'NotificationFailed', data: { ...data, code: failure } },
  ];
}
