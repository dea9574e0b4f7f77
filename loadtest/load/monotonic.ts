/** Microseconds of the system's monotonic clock: the same scale in all processes of this machine. */
export function nowUs(): number {
  return performance.now() * 1_000 + originUs;
}

const originUs = Number(process.hrtime.bigint()) / 1_000 - performance.now() * 1_000;
