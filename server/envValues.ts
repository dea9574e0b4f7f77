import { z } from "zod";

/** A variable that cannot be used; the message is one sentence that names it and never what it holds. */
export class BadEnvironment extends Error {
  override readonly name = "BadEnvironment";
}

export function whole(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

export function filled(what: string) {
  return z.string().refine((value) => value.trim() !== "" && !value.includes("\0"), `must be ${what}`);
}

export const databaseAddress = z
  .string()
  .regex(/^postgres(ql)?:\/\/./, "must look like postgres://user:password@host/database")
  .refine(
    namesOneHost,
    "must name one host, which leads to whoever is the primary: others of a list are never asked",
  )
  .refine(isReadByPostgres, "must have a port up to 65535, and each % in it written %25");

export const redisAddress = z
  .string()
  .regex(/^rediss?:\/\/./, "must look like redis://host:6379")
  .refine(
    isReadByRedis,
    "must have a port up to 65535, a number of at most two digits as its database, if any, and each % in it written %25",
  );

/** Whether an address of PostgreSQL is without a list of hosts, which libpq knows and node-postgres does not. DBS10 */
function namesOneHost(url: string): boolean {
  const [, authority = "", query = ""] = /^\w+:\/\/([^/?#]*)[^?#]*\??([^#]*)/.exec(url) ?? [];
  const hosts = [
    authority.slice(authority.lastIndexOf("@") + 1),
    ...new URLSearchParams(query).getAll("host"),
  ];
  return !hosts.some((host) => host.includes(","));
}

/** Whether node-postgres can read an address: it escapes by itself what stands there unescaped, and needs no host beside a socket. DBS11 */
function isReadByPostgres(url: string): boolean {
  return isRead(() => {
    const isEscaped = !/ |%[^a-f0-9]|%[a-f0-9][^a-f0-9]/i.test(url);
    const escaped = isEscaped ? url : encodeURI(url).replaceAll(/%25(\d\d)/g, "%$1");
    const parts = new URL(URL.canParse(escaped) ? escaped : escaped.replace("@/", "@socket/"));
    decodeURI(parts.pathname);
    return [parts.username, parts.password, parts.hostname];
  });
}

/** Whether an address of Redis can be read, and names no database but a number. DBS11 */
function isReadByRedis(url: string): boolean {
  return isRead(() => {
    const { username, password, pathname } = new URL(url);
    return /^\/?\d{0,2}$/.test(pathname) ? [username, password] : null;
  });
}

/** Whether the parts of an address are there, and can be decoded. */
function isRead(partsOf: () => readonly string[] | null): boolean {
  try {
    return partsOf()?.map(decodeURIComponent) !== undefined;
  } catch {
    return false;
  }
}

export function origin(example: string) {
  return z
    .string()
    .refine(isOrigin, `must be an origin such as ${example}`)
    .transform((given) => new URL(given).origin);
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname, search, hash, username } = new URL(value);
  return /^https?:$/.test(protocol) && pathname === "/" && `${search}${hash}${username}` === "";
}
