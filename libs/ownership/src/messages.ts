import { defineMessages } from '@keyledger/graphql';
import { ownershipMessagesEn } from './messages.en.js';
import { ownershipMessagesZhCn } from './messages.zh-CN.js';

defineMessages({ 'zh-CN': ownershipMessagesZhCn, en: ownershipMessagesEn });
