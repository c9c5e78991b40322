import { assertOneHandlerEach } from '@keyledger/assembly';
import {
  healthChecks,
  openForRequests,
  type ProcessSetting,
  type Running,
} from '@keyledger/process';
import { apiOf } from './api-of.js';

export interface RunningApi extends Running {
  /** Where it answers, `http://127.0.0.1:3000`. */
  readonly url: string;
}

/** An api alone, one of any number beside a worker: it decides commands and reads, and moves no read model. */
export async function runApi(setting: ProcessSetting): Promise<RunningApi> {
  const { configuration, logger } = setting;
  const { keyledger, metrics } = await openForRequests(setting);
  try {
    const api = await apiOf(keyledger, { logger, metrics, health: healthChecks(keyledger) });
    assertOneHandlerEach(api.app);
    const { http } = configuration;
    const url = await api.listen(http.port, http.host);
    let closing: Promise<void> | undefined;
    const close = async () => {
      await api.close();
      await keyledger.close();
    };
    return { url, close: () => (closing ??= close()) };
  } catch (error) {
    await keyledger.close();
    throw error;
  }
}
