import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId, Secret } from '@keyledger/kernel';
import { sampleParams } from '../preview/sample-params.js';
import { MessageNotSent, MessageRefused } from '../send-message/index.js';
import type { TemplateKind } from '../templates/index.js';
import {
  RecordingMessageSender,
  RecordingNoticeSender,
  RecordingSmsSender,
} from '../testing/index.js';
import { Deliveries, type Destination } from './deliveries.js';

const MAILBOX: Destination = { kind: 'EMAIL', value: new Secret('li.na@backup.example') };
const PHONE: Destination = { kind: 'PHONE', value: new Secret('+8613800138000') };

describe('A message to deliver', () => {
  let mail: RecordingMessageSender;
  let sms: RecordingSmsSender;
  let notices: RecordingNoticeSender;
  beforeEach(() => {
    mail = new RecordingMessageSender();
    sms = new RecordingSmsSender();
    notices = new RecordingNoticeSender();
  });

  const deliver = (kind: TemplateKind, to: Destination, id = newId()) =>
    new Deliveries(mail, sms, notices).deliver<TemplateKind>({
      id,
      to,
      kind,
      params: sampleParams('en')[kind],
      locale: 'en',
    });

  it('goes to an address by mail, as text and HTML', async () => {
    const id = newId();
    expect(await deliver('VERIFICATION_CODE', MAILBOX, id)).toBeNull();
    expect(sms.sent).toEqual([]);
    const [message] = mail.sent;
    expect(message).toMatchObject({ id, to: MAILBOX.value, locale: 'en' });
    expect(message?.text.reveal()).toContain('482913');
    expect(message?.html?.reveal()).toContain('482913');
  });

  it('goes to a telephone by SMS, with what its approved text takes', async () => {
    const id = newId();
    expect(await deliver('CALLER_CODE', PHONE, id)).toBeNull();
    expect(mail.sent).toEqual([]);
    const [message] = sms.sent;
    expect(message).toMatchObject({ id, template: 'CALLER_CODE', locale: 'en' });
    expect(message?.params['code']?.reveal()).toBe('482913');
    expect(message?.params['minutes']?.reveal()).toBe('5');
  });

  it('goes to a person on their company’s platform as a notice', async () => {
    const person = {
      organizationId: newId(),
      employeeId: newId(),
      address: new Secret('li.na@example.com'),
      employeeNumber: null,
    };
    const id = newId();
    expect(await deliver('PASSWORD_CHANGED', { kind: 'NOTICE', person }, id)).toBeNull();
    expect([mail.sent, sms.sent]).toEqual([[], []]);
    expect(notices.sent).toMatchObject([
      { id, to: person, title: 'Your mailbox password was changed' },
    ]);
  });

  it.each([
    ['PASSWORD_CHANGED', 'PASSWORD_CHANGED'],
    ['PASSWORD_RESET_BY_ADMIN', 'PASSWORD_CHANGED'],
    ['PASSWORD_RESET_BY_SELF', 'PASSWORD_CHANGED'],
    ['RECOVERY_CHANNEL_CHANGED', 'RECOVERY_CHANNEL_CHANGED'],
    ['VERIFICATION_CODE', 'VERIFICATION_CODE'],
  ] as const)('%s is the SMS %s', async (kind, template) => {
    await deliver(kind, PHONE);
    expect(sms.sent).toMatchObject([{ template }]);
  });

  it('is not delivered to a telephone where no text for it was approved', async () => {
    expect(await deliver('SET_PASSWORD_LINK', PHONE)).toBe('NO_SMS_TEMPLATE');
    expect(sms.sent).toEqual([]);
  });

  it('comes to nothing with the code of whoever refused it for good', async () => {
    sms.fault = new MessageRefused('NO_SMS_VENDOR');
    mail.fault = new MessageRefused('RECIPIENT_REFUSED', 550);
    expect(await deliver('PASSWORD_CHANGED', PHONE)).toBe('NO_SMS_VENDOR');
    expect(await deliver('PASSWORD_CHANGED', MAILBOX)).toBe('RECIPIENT_REFUSED');
  });

  it('is to be tried again where it may go better later', async () => {
    mail.fault = new MessageNotSent('ETIMEDOUT');
    await expect(deliver('PASSWORD_CHANGED', MAILBOX)).rejects.toBe(mail.fault);
  });
});
