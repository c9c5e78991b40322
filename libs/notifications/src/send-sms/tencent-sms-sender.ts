import type { Secret } from '@keyledger/kernel';
import { MessageNotSent, type Accepted, type RefusalCode } from '../send-message/index.js';
import { approvedTemplate, type ApprovedTemplates } from './approved-template.js';
import { phoneNumber } from './phone-number.js';
import type { Sms } from './sms.js';
import { SmsSender } from './sms-sender.port.js';
import { templateVariables } from './template-variables.js';
import { secondsOf, tencentAuthorization } from './tencent-signature.js';
import { VendorConnection } from './vendor-connection.js';
import { outcomeOf, type VendorDialect, type VendorVerdict } from './vendor-outcome.js';

export interface TencentSmsOptions {
  /** An origin, such as `https://sms.tencentcloudapi.com`. */
  readonly endpoint: string;
  readonly secretId: Secret;
  readonly secretKey: Secret;
  /** `SmsSdkAppId` of the SMS application, such as `1400006666`. */
  readonly appId: string;
  /** Such as `ap-guangzhou`. */
  readonly region: string;
  /** The approved signature that the vendor puts before every text. */
  readonly signName: string;
  readonly templates: ApprovedTemplates;
  /** Milliseconds for one request. */
  readonly timeoutMs: number;
}

const REFUSALS: Readonly<Record<string, RefusalCode>> = {
  'InvalidParameterValue.IncorrectPhoneNumber': 'ADDRESS_INVALID',
  'FailedOperation.PhoneNumberParseFail': 'ADDRESS_INVALID',
  'FailedOperation.PhoneNumberInBlacklist': 'RECIPIENT_REFUSED',
  // The vendor itself did not hear what became of the message.
  'InternalError.Timeout': 'OUTCOME_UNKNOWN',
  'InternalError.SendAndRecvFail': 'OUTCOME_UNKNOWN',
  'InternalError.ParseBackendResponseFail': 'OUTCOME_UNKNOWN',
};

interface TencentAnswer {
  readonly Response?: {
    readonly Error?: { readonly Code?: unknown };
    readonly SendStatusSet?: readonly { readonly Code?: unknown; readonly SerialNo?: unknown }[];
  };
}

/** Tencent Cloud SMS, SendSms of the API 2021-01-11. */
const DIALECT: VendorDialect = {
  vendor: 'tencent',
  accepted: 'Ok',
  verdict(body): VendorVerdict | null {
    const { Error: error, SendStatusSet: statuses } = (body as TencentAnswer)?.Response ?? {};
    const status = Array.isArray(statuses) ? statuses[0] : undefined;
    const code: unknown = error?.Code ?? status?.Code;
    const id: unknown = status?.SerialNo;
    if (typeof code !== 'string') return null;
    return typeof id === 'string' ? { code, id } : { code };
  },
  refusal: (code) =>
    code.startsWith('LimitExceeded.') ? 'THROTTLED_BY_VENDOR' : (REFUSALS[code] ?? null),
};

const CONTENT_TYPE = 'application/json; charset=utf-8';

/** Sends by Tencent Cloud, one number a request. Retries are the caller's. */
export class TencentSmsSender extends SmsSender {
  readonly available = true;
  readonly #connection: VendorConnection;

  constructor(private readonly options: TencentSmsOptions) {
    super();
    const { endpoint, timeoutMs } = options;
    this.#connection = new VendorConnection(DIALECT.vendor, new URL(endpoint), timeoutMs);
  }

  async send(sms: Sms): Promise<Accepted> {
    const body = this.#body(sms);
    const time = new Date();
    const { host } = this.#connection;
    const authorization = tencentAuthorization(
      { host, service: 'sms', action: 'SendSms', contentType: CONTENT_TYPE, body, time },
      { id: this.options.secretId, key: this.options.secretKey },
    );
    const headers = {
      host,
      authorization,
      'content-type': CONTENT_TYPE,
      'x-tc-action': 'SendSms',
      'x-tc-version': '2021-01-11',
      'x-tc-region': this.options.region,
      'x-tc-timestamp': String(secondsOf(time)),
    };
    return outcomeOf(await this.#connection.post({ headers, body }), DIALECT);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  #body(sms: Sms): string {
    const number = phoneNumber(sms.to);
    const variables = templateVariables(sms);
    const templateId = approvedTemplate(this.options.templates, sms);
    if (!templateId) throw new MessageNotSent(`${DIALECT.vendor}:NO_TEMPLATE`);
    return JSON.stringify({
      PhoneNumberSet: [number],
      SmsSdkAppId: this.options.appId,
      SignName: this.options.signName,
      TemplateId: templateId,
      TemplateParamSet: variables.map(([, value]) => value),
      SessionContext: sms.id,
    });
  }
}
