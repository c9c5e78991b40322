import { randomUUID } from 'node:crypto';
import type { Secret } from '@keyledger/kernel';
import { MessageNotSent, type Accepted, type RefusalCode } from '../send-message/index.js';
import { aliyunHeaders, aliyunQuery } from './aliyun-signature.js';
import { approvedTemplate, type ApprovedTemplates } from './approved-template.js';
import { phoneNumber } from './phone-number.js';
import type { Sms } from './sms.js';
import { SmsSender } from './sms-sender.port.js';
import { templateVariables } from './template-variables.js';
import { VendorConnection } from './vendor-connection.js';
import { outcomeOf, type VendorDialect, type VendorVerdict } from './vendor-outcome.js';

export interface AliyunSmsOptions {
  /** An origin, such as `https://dysmsapi.aliyuncs.com`. */
  readonly endpoint: string;
  readonly accessKeyId: Secret;
  readonly accessKeySecret: Secret;
  /** The approved signature that the vendor puts before every text. */
  readonly signName: string;
  readonly templates: ApprovedTemplates;
  /** Milliseconds for one request. */
  readonly timeoutMs: number;
}

const REFUSALS: Readonly<Record<string, RefusalCode>> = {
  'isv.BUSINESS_LIMIT_CONTROL': 'THROTTLED_BY_VENDOR',
  'isv.DAY_LIMIT_CONTROL': 'THROTTLED_BY_VENDOR',
  'isv.MONTH_LIMIT_CONTROL': 'THROTTLED_BY_VENDOR',
  'isv.MOBILE_NUMBER_ILLEGAL': 'ADDRESS_INVALID',
};

/** Aliyun SMS, SendSms of the API 2017-05-25. */
const DIALECT: VendorDialect = {
  vendor: 'aliyun',
  accepted: 'OK',
  verdict(body): VendorVerdict | null {
    const { Code: code, BizId: id } = (body ?? {}) as { Code?: unknown; BizId?: unknown };
    if (typeof code !== 'string') return null;
    return typeof id === 'string' ? { code, id } : { code };
  },
  refusal: (code) => REFUSALS[code] ?? null,
};

/** Sends by Aliyun, one number a request. Retries are the caller's. */
export class AliyunSmsSender extends SmsSender {
  readonly available = true;
  readonly #connection: VendorConnection;

  constructor(private readonly options: AliyunSmsOptions) {
    super();
    const { endpoint, timeoutMs } = options;
    this.#connection = new VendorConnection(DIALECT.vendor, new URL(endpoint), timeoutMs);
  }

  async send(sms: Sms): Promise<Accepted> {
    const query = this.#query(sms);
    const key = { id: this.options.accessKeyId, secret: this.options.accessKeySecret };
    const headers = aliyunHeaders(
      {
        host: this.#connection.host,
        action: 'SendSms',
        version: '2017-05-25',
        query,
        time: new Date(),
        nonce: randomUUID(),
      },
      key,
    );
    const answer = await this.#connection.post({
      headers: { ...headers, accept: 'application/json' },
      query: aliyunQuery(query),
    });
    return outcomeOf(answer, DIALECT);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  #query(sms: Sms): Readonly<Record<string, string>> {
    const number = phoneNumber(sms.to);
    // Its templates for codes take one variable, so how long the code is valid stands in their text.
    const variables = templateVariables(sms).filter(([name]) => name !== 'minutes');
    const templateCode = approvedTemplate(this.options.templates, sms);
    if (!templateCode) throw new MessageNotSent(`${DIALECT.vendor}:NO_TEMPLATE`);
    return {
      // Numbers of the mainland without its code, those of other places with it, none with a plus.
      PhoneNumbers: number.replace(/^\+(86)?/, ''),
      SignName: this.options.signName,
      TemplateCode: templateCode,
      ...(variables.length > 0 && { TemplateParam: JSON.stringify(Object.fromEntries(variables)) }),
      OutId: sms.id,
    };
  }
}
