import { defineMessages } from '@keyledger/graphql';
import { en } from './messages.en.js';
import { zhCN } from './messages.zh-CN.js';

defineMessages({ 'zh-CN': zhCN, en });
