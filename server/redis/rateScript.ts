/**
 * A bucket as `TokenBucket` has it, kept as what is used of it, which drains evenly; by the clock of Redis, which all
 * processes share. A trial that does not fit takes nothing, and is told how long until it does.
 *
 * KEYS[1]: whose bucket. ARGV: what is taken (below 0: given back), unused, its size, and the seconds in which a full one
 * drains. Answers what is used then, above the size for a refusal, and the ms to wait.
 */
export const rateScript = `
local amount, size, drainMs = tonumber(ARGV[1]), tonumber(ARGV[3]), tonumber(ARGV[4]) * 1000
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local kept = redis.call('hmget', KEYS[1], 'used', 'at')
local used = 0
if kept[1] then used = tonumber(kept[1]) - math.max(0, now - tonumber(kept[2])) * size / drainMs end
used = math.max(0, used) + amount
if used > size + 0.000001 then return {size + 1, math.ceil((used - size) * drainMs / size)} end
if used <= 0 then
  redis.call('del', KEYS[1])
  return {0, 0}
end
redis.call('hset', KEYS[1], 'used', tostring(used), 'at', tostring(now))
redis.call('pexpire', KEYS[1], math.ceil(used * drainMs / size) + 1)
return {math.floor(used), 0}
`;
