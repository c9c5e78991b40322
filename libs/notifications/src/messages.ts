import { defineMessages } from '@keyledger/graphql';
import { notificationMessagesEn } from './messages.en.js';
import { notificationMessagesZhCn } from './messages.zh-CN.js';

defineMessages({ 'zh-CN': notificationMessagesZhCn, en: notificationMessagesEn });
