import { defineMessages } from '@keyledger/graphql';
import { accessMessagesEn } from './messages.en.js';
import { accessMessagesZhCn } from './messages.zh-CN.js';

defineMessages({ 'zh-CN': accessMessagesZhCn, en: accessMessagesEn });
