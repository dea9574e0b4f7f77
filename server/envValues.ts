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

/** Whether an address of PostgreSQL is without a list of hosts, which libpq knows and node-postgres does not. DBS10 */
export function namesOneHost(url: string): boolean {
  const [, authority = "", query = ""] = /^\w+:\/\/([^/?#]*)[^?#]*\??([^#]*)/.exec(url) ?? [];
  const hosts = [
    authority.slice(authority.lastIndexOf("@") + 1),
    ...new URLSearchParams(query).getAll("host"),
  ];
  return !hosts.some((host) => host.includes(","));
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
