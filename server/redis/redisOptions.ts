/** Longest wait between two tries to reach Redis again, ms. */
const longestBackoffMs = 2_000;

/**
 * Where Redis is, for any of our clients, and how they treat it: it is tried again for ever, nothing is kept for it while
 * it is away, and nobody waits for an answer longer than `commandTimeout` ms. RDS1
 */
export function redisOptions(url: string, commandTimeout: number) {
  const { hostname, port, username, password, pathname, protocol } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port || 6379),
    ...(username !== "" && { username: decodeURIComponent(username) }),
    ...(password !== "" && { password: decodeURIComponent(password) }),
    ...(protocol === "rediss:" && { tls: {} }),
    db: Number(pathname.slice(1) || 0),
    commandTimeout,
    connectTimeout: 2_000,
    keepAlive: 5_000,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (tries: number) => Math.min(100 * 2 ** Math.min(tries, 10), longestBackoffMs),
  };
}
