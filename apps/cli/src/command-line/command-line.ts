/** What a command has of the process it runs in. */
export interface CommandLine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What was asked for: to standard output. */
  print(text: string): void;
  /** Progress and advice: to standard error, a line each. */
  say(line: string): void;
  /** Whether standard output is a person's terminal; secrets are shown nowhere else. */
  readonly isTerminal: boolean;
}

export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;
