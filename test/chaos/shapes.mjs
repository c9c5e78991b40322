import { setTimeout as pause } from 'node:timers/promises';
import { startProduct } from '../product/running-product.mjs';

const momentWithin = (milliseconds) => pause(Math.random() * milliseconds);

/** One process with its database, which die together, now one first, now the other. */
export async function startWhole(settings) {
  const product = await startProduct(settings);
  return {
    shape: 'one process',
    url: product.url,
    said: product.said,
    async dieWithin(milliseconds) {
      await momentWithin(milliseconds);
      await product.killAll();
    },
    stop: () => product.stop(),
    killEverything: () => product.killAll(),
  };
}

/**
 * Api and worker as processes apart over one database. The worker dies once while the api works, and is up again before
 * that dies too; the database stays, with whatever the dead left open in it.
 */
export async function startApart(settings, workerPort) {
  const startWorker = () =>
    startProduct({ ...settings, KEYLEDGER_PORT: String(workerPort) }, undefined, 'worker');
  const [api, firstWorker] = await Promise.all([
    startProduct(settings, undefined, 'api'),
    startWorker(),
  ]);
  let worker = firstWorker;
  return {
    shape: 'api and worker apart',
    url: api.url,
    get said() {
      return [...api.said, ...worker.said];
    },
    async dieWithin(milliseconds) {
      await momentWithin(milliseconds);
      await worker.kill();
      worker = await startWorker();
      await momentWithin(milliseconds);
      await Promise.all([api.kill(), momentWithin(milliseconds / 10).then(() => worker.kill())]);
    },
    async stop() {
      const [code, workerCode] = await Promise.all([api.stop(), worker.stop()]);
      return code || workerCode;
    },
    async killEverything() {
      await worker.kill();
      await api.killAll();
    },
  };
}
