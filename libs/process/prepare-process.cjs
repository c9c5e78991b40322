'use strict';
// What must be settled before the first ES module is loaded, hence CommonJS: each app's launch.cjs begins with this.
const { availableParallelism } = require('node:os');

// The thread pool takes its size at its first use, and loading an ES module is one. Password hashes may then run on every
// core while file calls still find a free thread.
process.env.UV_THREADPOOL_SIZE ??= String(Math.max(4, availableParallelism() + 2));
