export * from '../send-sms/testing/aliyun-stub.js';
export * from '../send-sms/testing/tencent-stub.js';
export * from '../send-sms/testing/vendor-stub.js';
export * from './recording-senders.js';
