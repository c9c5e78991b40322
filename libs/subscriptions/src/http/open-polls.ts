import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** As many as one token may keep waiting in a process. */
const MOST_A_TOKEN = 8;

/** The polls that this process keeps waiting: bounded for each token, and ended when the process stops. */
@Injectable()
export class OpenPolls implements OnModuleDestroy {
  private readonly polls = new Map<AbortController, string>();

  /** Null: the token has as many as it may. Its `abort` ends the poll; `closed` has to be told of the end. */
  open(tokenId: string): AbortController | null {
    const held = [...this.polls.values()].filter((id) => id === tokenId).length;
    if (held >= MOST_A_TOKEN) return null;
    const poll = new AbortController();
    this.polls.set(poll, tokenId);
    return poll;
  }

  closed(poll: AbortController): void {
    this.polls.delete(poll);
  }

  onModuleDestroy(): void {
    for (const poll of this.polls.keys()) poll.abort();
  }
}
