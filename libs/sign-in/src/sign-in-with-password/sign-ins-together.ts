import { Injectable } from '@nestjs/common';

/** Longest that anybody waits for others. */
const AT_MOST_MS = 250;
/** Most that go on together, so that a group is one statement of a bounded size. */
const MOST = 32;

/**
 * Lets sign-ins of a crowd go on together once their passwords are checked, so that what follows is read and written once
 * for all of them (ADR 25). Those who have arrived go on as soon as they are as many as those still on their way: so the
 * processor always has checks to do, and whoever comes alone, or as one of two, waits for nobody. Nobody waits longer than
 * their own check took. How a check came out makes no difference, so that waiting tells nothing of it.
 */
@Injectable()
export class SignInsTogether {
  #onTheirWay = 0;
  #arrived: (() => void)[] = [];
  #leavesAt = Infinity;
  #timer: NodeJS.Timeout | undefined;

  /** @returns what the check does, once it may go on. @throws at once what the check throws. */
  async after<Result>(check: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now();
    this.#onTheirWay += 1;
    const result = await check().catch((error: unknown) => {
      this.#onTheirWay -= 1;
      this.#leaveIfEnough();
      throw error;
    });
    this.#onTheirWay -= 1;
    await this.#others(performance.now() - startedAt);
    return result;
  }

  #others(withinMs: number): Promise<void> {
    const goOn = new Promise<void>((resolve) => this.#arrived.push(resolve));
    this.#leaveWithin(Math.min(withinMs, AT_MOST_MS));
    this.#leaveIfEnough();
    return goOn;
  }

  #leaveWithin(ms: number): void {
    const at = performance.now() + ms;
    if (at >= this.#leavesAt) return;
    clearTimeout(this.#timer);
    this.#leavesAt = at;
    this.#timer = setTimeout(() => this.#leave(), ms);
  }

  #leaveIfEnough(): void {
    const arrived = this.#arrived.length;
    if (arrived >= Math.min(this.#onTheirWay, MOST)) this.#leave();
  }

  #leave(): void {
    clearTimeout(this.#timer);
    this.#leavesAt = Infinity;
    const group = this.#arrived;
    this.#arrived = [];
    for (const goOn of group) goOn();
  }
}
