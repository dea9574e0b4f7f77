import type { Env } from "../env.ts";

export type Redact = (text: string) => string;

type Secrets = Pick<Env, "databaseUrl" | "organizer" | "sealKey" | "cluster" | "metricsToken">;

const shortest = 4;
const inItsPlace = "***";
/** What may end as name and password before the host of an address. */
const beforeHost = /[^\s@"']+@?/g;
/** Whoever's they are. */
const inAddress = /([a-z][a-z\d+.-]{0,30}:\/\/[^:/]*:)[\s\S]*/i;

/**
 * Takes out of a text what nobody may read there: the secrets that the environment gave, as they were given, decoded and
 * within JSON, and the password of every address. A secret of less than four characters is found in addresses only. SCY2
 */
export function redactorFor(env: Secrets | null): Redact {
  const secrets = env === null ? [] : secretsOf(env).filter((secret) => secret.length >= shortest);
  const forms = new Set(secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]));
  // The longest first: one may hold another.
  const found = [...forms].toSorted((a, b) => b.length - a.length);
  return (text) =>
    found
      .reduce((rest, secret) => rest.replaceAll(secret, inItsPlace), text)
      .replace(beforeHost, (run) => (run.endsWith("@") ? run.replace(inAddress, `$1${inItsPlace}@`) : run));
}

function secretsOf({ databaseUrl, organizer, sealKey, cluster, metricsToken }: Secrets): readonly string[] {
  return [
    ...passwordsIn(databaseUrl),
    ...passwordsIn(cluster?.redisUrl),
    ...(organizer.password === null ? [] : [organizer.password]),
    ...(metricsToken === null ? [] : [metricsToken]),
    ...(sealKey === null ? [] : [Buffer.from(sealKey).toString("base64url")]),
  ];
}

/** As it is written, and as it is sent. */
function passwordsIn(address: string | undefined): readonly string[] {
  if (address === undefined) return [];
  // By hand: an address that no parser takes still has its password. Up to the last `@`, since passwords hold some.
  const written = /^[^:]*:\/\/[^:@/]*:(.*)@/.exec(address)?.[1] ?? "";
  const asked = /[?&]password=([^&#]*)/.exec(address)?.[1] ?? "";
  return [written, asked].filter((text) => text !== "").flatMap((text) => [text, decoded(text)]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
