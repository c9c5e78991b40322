import type { Instruction } from '../authority/index.js';

export const REFUSED_HERE: Instruction = {
  'zh-CN': '服务商拒绝了此密码，请换一个密码后重试，或在服务商的管理后台中修改。',
  en: 'The provider refused this change. Try another password, or change it in the provider’s own console.',
};

export const DO_IT_THERE: Instruction = {
  'zh-CN': '该服务商不支持通过接口执行此操作，请在服务商的管理后台中完成。',
  en: 'This provider cannot do this by program. Carry it out in the provider’s own console.',
};
