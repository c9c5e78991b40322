'use strict';
require('@keyledger/process/prepare');
void import('./dist/main.js');
