import { defineMessages } from '@keyledger/graphql';
import { signInMessagesEn } from './messages.en.js';
import { signInMessagesZhCn } from './messages.zh-CN.js';

defineMessages({ 'zh-CN': signInMessagesZhCn, en: signInMessagesEn });
