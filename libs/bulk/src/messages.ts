import { defineMessages } from '@keyledger/graphql';
import { bulkMessagesEn } from './messages.en.js';
import { bulkMessagesZhCn } from './messages.zh-CN.js';

defineMessages({ 'zh-CN': bulkMessagesZhCn, en: bulkMessagesEn });
