import { runProcess } from '@keyledger/process';
import { runWorker } from './run-worker.js';

await runProcess(async (setting) => {
  const worker = await runWorker(setting);
  return {
    close: () => worker.close(),
    async greet() {
      setting.say(`The worker runs; its health is at ${worker.url}/health/ready.`);
    },
  };
});
