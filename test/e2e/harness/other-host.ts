import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

/** Nobody's: frames to it are dropped by whoever gets them. */
const NOWHERE = '02:00:00:00:00:99';

/** Whether another host can be made up here: root, and the kernel's network namespaces. */
export const canMakeHosts = process.getuid?.() === 0 && spawnSync('ip', ['netns']).status === 0;

/** A host of its own beside this one: a network namespace at the other end of a virtual cable. */
export class OtherHost {
  private constructor(
    private readonly name: string,
    private readonly cable: string,
    /** This host's address on the cable. */
    readonly near: string,
    /** The other's. */
    readonly far: string,
  ) {}

  static make(): OtherHost {
    const [third, fourth] = [randomInt(256), 4 * randomInt(64)];
    const mark = `${third}x${fourth}`;
    const host = new OtherHost(
      `keyledger-${mark}`,
      `kl${mark}`,
      `10.213.${third}.${fourth + 1}`,
      `10.213.${third}.${fourth + 2}`,
    );
    const { name, cable, near, far } = host;
    ip('netns', 'add', name);
    ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', 'keyledger', 'netns', name);
    ip('addr', 'add', `${near}/30`, 'dev', cable);
    ip('link', 'set', cable, 'up');
    ip('-n', name, 'addr', 'add', `${far}/30`, 'dev', 'keyledger');
    ip('-n', name, 'link', 'set', 'keyledger', 'up');
    ip('-n', name, 'link', 'set', 'lo', 'up');
    return host;
  }

  /** Put before a command, this runs it there. */
  get by(): readonly string[] {
    return ['ip', 'netns', 'exec', this.name];
  }

  /** From now on nothing arrives on either side, and nobody is told: no FIN, no RST, no lost carrier. */
  cut(): void {
    ip('neigh', 'replace', this.far, 'lladdr', NOWHERE, 'dev', this.cable, 'nud', 'permanent');
    const there = ['lladdr', NOWHERE, 'dev', 'keyledger', 'nud', 'permanent'];
    ip('-n', this.name, 'neigh', 'replace', this.near, ...there);
  }

  mend(): void {
    ip('neigh', 'del', this.far, 'dev', this.cable);
    ip('-n', this.name, 'neigh', 'del', this.near, 'dev', 'keyledger');
  }

  remove(): void {
    ip('netns', 'del', this.name);
  }
}

function ip(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`);
}
