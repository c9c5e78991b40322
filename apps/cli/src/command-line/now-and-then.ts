const INTERVAL_MS = 1_000;

/** Passes on at most one line a second, so that progress does not fill the screen. */
export function nowAndThen(say: (line: string) => void): (line: () => string) => void {
  let next = Date.now() + INTERVAL_MS;
  return (line) => {
    if (Date.now() < next) return;
    next = Date.now() + INTERVAL_MS;
    say(line());
  };
}
