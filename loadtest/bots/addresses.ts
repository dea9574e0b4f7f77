/** The address of a bot: 127.1.0.1, 127.1.0.2 … so that limits per address see as many devices as there are bots. */
export function loopbackAddress(index: number): string {
  const hosts = 254;
  if (!Number.isInteger(index) || index < 0 || index >= hosts * hosts)
    throw new RangeError(`no loopback address for bot ${index}`);
  return `127.1.${Math.floor(index / hosts)}.${(index % hosts) + 1}`;
}
