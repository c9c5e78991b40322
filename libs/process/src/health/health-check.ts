export interface HealthState {
  /** `degraded`: serving, but an operator should look (a stopped projection). */
  readonly status: 'up' | 'degraded' | 'down';
  /** For operators; nothing private, for anyone may read it. */
  readonly detail?: string;
}

/** One part that readiness depends on. A check that throws, or takes longer than 2 s, counts as down. */
export interface HealthCheck {
  readonly name: string;
  check(): Promise<HealthState>;
}

export interface Health {
  readonly status: HealthState['status'];
  readonly checks: Readonly<Record<string, HealthState>>;
}

const LIMIT_MS = 2_000;
const GRADES = ['up', 'degraded', 'down'] as const;

async function stateOf(check: HealthCheck): Promise<HealthState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HealthState>((resolve) => {
    timer = setTimeout(() => resolve({ status: 'down', detail: 'no answer in time' }), LIMIT_MS);
  });
  try {
    return await Promise.race([check.check(), late]);
  } catch (error) {
    return { status: 'down', detail: error instanceof Error ? error.name : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

/** All checks side by side; the whole is as bad as its worst part. */
export async function healthOf(checks: readonly HealthCheck[]): Promise<Health> {
  const states = await Promise.all(
    checks.map(async (check) => [check.name, await stateOf(check)] as const),
  );
  const worst = Math.max(0, ...states.map(([, { status }]) => GRADES.indexOf(status)));
  return { status: GRADES[worst] ?? 'down', checks: Object.fromEntries(states) };
}
