import { defineMessages } from '@keyledger/graphql';
import { verificationMessagesEn } from './messages.en.js';
import { verificationMessagesZhCn } from './messages.zh-CN.js';

defineMessages({ 'zh-CN': verificationMessagesZhCn, en: verificationMessagesEn });
