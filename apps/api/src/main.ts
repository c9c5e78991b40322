import { runProcess } from '@keyledger/process';
import { runApi } from './run-api.js';

await runProcess(async (setting) => {
  const api = await runApi(setting);
  return {
    close: () => api.close(),
    async greet() {
      setting.say(`The api answers at ${api.url} (GraphQL at /graphql).`);
    },
  };
});
