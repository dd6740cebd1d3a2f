const NANOSECONDS_PER_MILLISECOND = 1_000_000n;
let last = 0n;

/** Nanoseconds since 1970; never the same twice in a process, as they name history and backup files. */
export function nanoseconds(): bigint {
  const withinMillisecond = process.hrtime.bigint() % NANOSECONDS_PER_MILLISECOND;
  const now = BigInt(Date.now()) * NANOSECONDS_PER_MILLISECOND + withinMillisecond;
  last = now > last ? now : last + 1n;
  return last;
}

/** `2026-11-23T07:28:39.982258938Z`: a moment as Go writes it, without zeros at the end of the fraction. */
export function timestamp(at: bigint = nanoseconds()): string {
  const seconds = new Date(Number(at / NANOSECONDS_PER_MILLISECOND)).toISOString().slice(0, "2026-11-23T07:28:39".length);
  const fraction = String(at % 1_000_000_000n)
    .padStart(9, "0")
    .replace(/0+$/, "");
  return `${seconds}${fraction && `.${fraction}`}Z`;
}
