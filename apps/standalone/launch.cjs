'use strict';
require('@keyledger/process/prepare');
const { setFlagsFromString } = require('node:v8');

// Garbage is collected when the heap has grown by four fifths: left alone, V8 lets it grow to four times what is alive, and a
// process that needs 300 MB stands at 600. A cluster's processes are left alone: they are there for speed, which this costs
// (docs/performance.md).
setFlagsFromString('--heap-growing-percent=80');
void import('./dist/main.js');
