'use strict';
// CommonJS, because the thread pool takes its size at its first use, and loading an ES module is one. Password
// hashes may then run on every core while file calls still find a free thread.
const { availableParallelism } = require('node:os');

process.env.UV_THREADPOOL_SIZE ??= String(Math.max(4, availableParallelism() + 2));
void import('./dist/main.js');
