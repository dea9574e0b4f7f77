import path from "node:path";
import { z } from "zod";
import { BadEnvironment, databaseAddress, filled, origin, redisAddress, whole } from "./envValues.ts";
import { type Variables, withSecretFiles } from "./secretFiles.ts";

export { BadEnvironment } from "./envValues.ts";

/** What the environment says, validated. This file is the only reader of `process.env`. */
export interface Env {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** A PostgreSQL server; undefined: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Where somebody keeps backups, whose age is told; null: nobody said. */
  readonly backupsDir: string | null;
  /** What PINs in the database are sealed with; null: the key in `dataDir`. */
  readonly sealKey: Uint8Array | null;
  /** The organizer's account, made at the first start. */
  readonly organizer: { readonly login: string; readonly password: string | null };
  readonly limits: RoomSizes;
  readonly logLevel: (typeof logLevels)[number];
  /** Where people reach this server, when that is not its own address. */
  readonly publicOrigin: string | null;
  /** Whether a proxy in front tells the client's address, host and protocol. */
  readonly trustProxy: boolean;
  /** Whoever brings it reads `/metrics` from elsewhere, too; null: only this machine itself reads them. */
  readonly metricsToken: string | null;
  /** As one of several processes that are one service; null: alone. */
  readonly cluster: ClusterEnv | null;
  /** How this process itself speaks HTTPS; null: it speaks plain HTTP. */
  readonly tls: TlsEnv | null;
}

/** With a certificate that it makes itself, or with one that is given. */
export type TlsEnv =
  | { readonly kind: "own" }
  | { readonly kind: "given"; readonly certFile: string; readonly keyFile: string };

export interface ClusterEnv {
  readonly redisUrl: string;
  /** N: the proxy leads `/p/N/` here. */
  readonly slot: number;
  /** By which the other processes reach this one; null: this machine's own loopback, at the port. */
  readonly internalAddress: string | null;
}

export interface RoomSizes {
  readonly teams: number;
  readonly seatsPerTeam: number;
  /** Connections to one contest's room, of everybody together. */
  readonly clients: number;
  /** Practices at once, of everybody together. */
  readonly practices: number;
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const variables = {
  PORT: whole(0, 65_535).default(2567),
  HOST: filled("an address to listen on").default("::"),
  DATABASE_URL: databaseAddress.optional(),
  DATA_DIR: filled("a folder").default("./data"),
  BACKUPS_DIR: filled("a folder").optional(),
  REGATTA_LOGIN: filled("a login").trim().max(64, "must have at most 64 characters").default("organizer"),
  REGATTA_PASSWORD: z
    .string()
    .min(8, "must have at least 8 characters")
    .max(200, "must have at most 200 characters")
    .optional(),
  REGATTA_SEAL_KEY: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{43}$/,
      "must be 32 random bytes in base64url, such as the line in DATA_DIR/seal.key",
    )
    .transform((text) => new Uint8Array(Buffer.from(text, "base64url")))
    .optional(),
  MAX_TEAMS: whole(1, 500).default(60),
  MAX_SEATS_PER_TEAM: whole(1, 50).default(6),
  MAX_CLIENTS: whole(10, 10_000).default(1_000),
  MAX_PRACTICES: whole(0, 1_000).default(60),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("info"),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w-]{24,200}$/, "must be 24 to 200 letters, digits, - and _, chosen by chance")
    .optional(),
  PUBLIC_ORIGIN: origin("https://regatta.example").optional(),
  REDIS_URL: redisAddress.optional(),
  REGATTA_SLOT: whole(1, 99).optional(),
  REGATTA_INTERNAL_ADDRESS: origin("http://10.0.0.5:2567").optional(),
  TLS_CERT_FILE: filled("a file").optional(),
  TLS_KEY_FILE: filled("a file").optional(),
  TRUST_PROXY: z.enum(["0", "1"], "must be 0 or 1").default("0"),
};

/**
 * Throws {@link BadEnvironment}. An empty variable counts as not set. `options`: what stands after the command that
 * starts the server.
 */
export function readEnv(given: Variables = process.env, options: readonly string[] = []): Env {
  const source = withSecretFiles(given);
  for (const name of Object.keys(source)) {
    if (name.startsWith("REGATTA_") && !Object.hasOwn(variables, name)) {
      throw new BadEnvironment(`${name} is not a variable of Regatta.`);
    }
  }
  const known = Object.entries(source).filter(
    ([name, value]) => Object.hasOwn(variables, name) && value !== "",
  );
  const read = z.object(variables).safeParse(Object.fromEntries(known));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new BadEnvironment(`${issue?.path.join(".")} ${issue?.message}.`);
  }
  const { data } = read;
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    dataDir: path.resolve(data.DATA_DIR),
    backupsDir: data.BACKUPS_DIR === undefined ? null : path.resolve(data.BACKUPS_DIR),
    sealKey: data.REGATTA_SEAL_KEY ?? null,
    organizer: { login: data.REGATTA_LOGIN, password: data.REGATTA_PASSWORD ?? null },
    limits: {
      teams: data.MAX_TEAMS,
      seatsPerTeam: data.MAX_SEATS_PER_TEAM,
      clients: data.MAX_CLIENTS,
      practices: data.MAX_PRACTICES,
    },
    logLevel: data.LOG_LEVEL,
    publicOrigin: data.PUBLIC_ORIGIN ?? null,
    trustProxy: data.TRUST_PROXY === "1",
    metricsToken: data.METRICS_TOKEN ?? null,
    cluster: clusterOf(data),
    tls: tlsOf(data, options),
  };
}

/** Which of several processes one is. */
const ofProcesses = ["REDIS_URL", "REDIS_URL_FILE", "REGATTA_SLOT", "REGATTA_INTERNAL_ADDRESS"];

/** For a command beside the service, which is none of its processes: those may be several. Throws {@link BadEnvironment}. */
export function readCommandEnv(given: Variables = process.env): Env {
  return readEnv(Object.fromEntries(Object.entries(given).filter(([name]) => !ofProcesses.includes(name))));
}

function tlsOf(
  data: {
    readonly REDIS_URL?: string | undefined;
    readonly TLS_CERT_FILE?: string | undefined;
    readonly TLS_KEY_FILE?: string | undefined;
  },
  options: readonly string[],
): TlsEnv | null {
  const unknown = options.find((option) => option !== "--tls");
  if (unknown !== undefined)
    throw new BadEnvironment(`${unknown} is not an option of Regatta: there is --tls only.`);
  const { TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile } = data;
  const isGiven = certFile !== undefined || keyFile !== undefined;
  if (data.REDIS_URL !== undefined && (isGiven || options.length > 0))
    throw new BadEnvironment(
      "REDIS_URL is for processes behind a proxy, and that one speaks HTTPS for them.",
    );
  if (!isGiven) return options.length > 0 ? { kind: "own" } : null;
  if (certFile === undefined) throw new BadEnvironment("TLS_CERT_FILE must be set beside TLS_KEY_FILE.");
  if (keyFile === undefined) throw new BadEnvironment("TLS_KEY_FILE must be set beside TLS_CERT_FILE.");
  return { kind: "given", certFile, keyFile };
}

function clusterOf(data: {
  readonly DATABASE_URL?: string | undefined;
  readonly REDIS_URL?: string | undefined;
  readonly REGATTA_SLOT?: number | undefined;
  readonly REGATTA_INTERNAL_ADDRESS?: string | undefined;
}): ClusterEnv | null {
  const { REDIS_URL: redisUrl, REGATTA_SLOT: slot, REGATTA_INTERNAL_ADDRESS: internalAddress } = data;
  if (redisUrl === undefined) {
    const [given] = Object.entries({
      REGATTA_SLOT: slot,
      REGATTA_INTERNAL_ADDRESS: internalAddress,
    }).filter(([, value]) => value !== undefined);
    if (given) throw new BadEnvironment(`${given[0]} is of use with REDIS_URL only.`);
    return null;
  }
  if (data.DATABASE_URL === undefined)
    throw new BadEnvironment("REDIS_URL is for several processes, and those need DATABASE_URL.");
  if (slot === undefined)
    throw new BadEnvironment(
      "REGATTA_SLOT must say which of the processes this is, from 1, beside REDIS_URL.",
    );
  return { redisUrl, slot, internalAddress: internalAddress ?? null };
}
