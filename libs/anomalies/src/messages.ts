import { defineMessages } from '@keyledger/graphql';
import { anomalyMessagesEn } from './messages.en.js';
import { anomalyMessagesZhCn } from './messages.zh-CN.js';

defineMessages({ 'zh-CN': anomalyMessagesZhCn, en: anomalyMessagesEn });
