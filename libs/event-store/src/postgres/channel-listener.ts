import { DedicatedConnection, type Postgres } from '@keyledger/postgres';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/**
 * Listens on one channel for as long as it is open, over lost connections too, with back-off. A signal is also given
 * after each (re)connection, because notifications sent meanwhile are lost.
 */
export class ChannelListener {
  private connection: DedicatedConnection | null = null;
  private timer: NodeJS.Timeout | null = null;
  private pause = FIRST_PAUSE;
  private state: 'idle' | 'open' | 'closed' = 'idle';
  private opening: Promise<void> = Promise.resolve();

  constructor(
    private readonly config: Postgres['config'],
    private readonly channel: string,
    private readonly onSignal: () => void,
  ) {}

  /** Resolves after the first try to connect; where that fails, the listener goes on trying. */
  start(): Promise<void> {
    if (this.state === 'idle') {
      this.state = 'open';
      this.opening = this.connect();
    }
    return this.opening;
  }

  async close(): Promise<void> {
    this.state = 'closed';
    if (this.timer) clearTimeout(this.timer);
    await this.opening;
    await this.connection?.close();
  }

  private async connect(): Promise<void> {
    try {
      this.connection = await DedicatedConnection.open(this.config, {
        name: `keyledger ${this.channel}`,
        onLost: () => this.connectLater(),
      });
      await this.connection.listen(this.channel, this.onSignal);
      this.pause = FIRST_PAUSE;
      this.onSignal();
    } catch {
      // Not reported here: whoever reads meets the same outage and says so.
      await this.connection?.close();
      this.connectLater();
    }
  }

  private connectLater(): void {
    if (this.state !== 'open' || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.opening = this.connect();
    }, this.pause);
    this.timer.unref();
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }
}
