import { readFileSync } from 'node:fs';

const NEWLINE = 0x0a;
const [ZERO, NINE] = [0x30, 0x39];

/** How a family's addresses, written as whole numbers, are kept: IPv4 whole, IPv6 by its upper 64 bits. */
interface AddressFamily {
  readonly room: (lines: number) => Uint32Array | BigUint64Array;
  readonly read: (file: Buffer, from: number, to: number) => number | bigint;
}

export const IPV4: AddressFamily = {
  room: (lines) => new Uint32Array(lines),
  read: digits,
};
export const IPV6: AddressFamily = {
  room: (lines) => new BigUint64Array(lines),
  read: (file, from, to) => BigInt(file.toString('latin1', from, to)) >> 64n,
};

/** Sorted ranges of addresses, each of one autonomous system. */
export class AsnTable {
  private constructor(
    private readonly starts: ArrayLike<number | bigint>,
    private readonly ends: ArrayLike<number | bigint>,
    private readonly numbers: Uint32Array,
  ) {}

  /**
   * Reads `start,end,number,name` lines, sorted, each ended by a newline. Byte by byte, into nothing but numbers: as strings
   * the half million of lines would take twice as long and leave a heap of 100 MB behind.
   */
  static read(file: string, { room, read }: AddressFamily): AsnTable {
    const bytes = readFileSync(file);
    const lines = linesOf(bytes);
    const [starts, ends, numbers] = [room(lines), room(lines), new Uint32Array(lines)];
    let at = 0;
    for (let line = 0; line < lines; line += 1) {
      const start = endOfDigits(bytes, at);
      const end = endOfDigits(bytes, start + 1);
      const number = endOfDigits(bytes, end + 1);
      starts[line] = read(bytes, at, start);
      ends[line] = read(bytes, start + 1, end);
      numbers[line] = digits(bytes, end + 1, number);
      at = bytes.indexOf(NEWLINE, number) + 1;
    }
    return new AsnTable(starts, ends, numbers);
  }

  find(address: bigint): number | null {
    let low = 0;
    let high = this.starts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (address < (this.starts[middle] ?? 0n)) high = middle - 1;
      else if (address > (this.ends[middle] ?? 0n)) low = middle + 1;
      else return this.numbers[middle] ?? null;
    }
    return null;
  }
}

function linesOf(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

function endOfDigits(bytes: Buffer, from: number): number {
  let at = from;
  while (isDigit(bytes[at])) at += 1;
  return at;
}

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= ZERO && byte <= NINE;

function digits(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + ((bytes[at] ?? ZERO) - ZERO);
  return value;
}
