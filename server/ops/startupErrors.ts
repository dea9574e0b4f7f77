import { PooledConnection, SlotTaken } from "../cluster/OwnershipStore.ts";
import { isOfTheNetwork, NotConnected } from "../db/databaseAway.ts";
import { DatabaseInUse } from "../db/databaseInUse.ts";
import { NewerDatabase } from "../db/newerDatabase.ts";
import { BadEnvironment, type Env } from "../env.ts";
import { BadSealKey } from "../journal/sealKey.ts";
import { BadCertificate } from "../tls/Certificate.ts";

/** One sentence for the person who started the program; null for a fault that only its stack explains. */
export function startupSentence(error: unknown, env: Env | null): string | null {
  if ([BadCertificate, BadEnvironment, BadSealKey].some((kind) => error instanceof kind))
    return messageOf(error);
  if (error instanceof PooledConnection)
    return "A pooler in transaction mode stands between this program and PostgreSQL: it keeps no locks. Let DATABASE_URL lead to the server itself, or to a pooler in session mode.";
  if (error instanceof SlotTaken) return `${error.message}: choose another by REGATTA_SLOT.`;
  if (error instanceof NewerDatabase) return `${error.message}.`;
  if (error instanceof DatabaseInUse) return `${error.message}. Is Regatta running already?`;
  if (error instanceof NotConnected) return startupSentence(error.cause, env);
  const code = codeOf(error);
  if (env?.databaseUrl !== undefined && code !== null && isOfTheNetwork(code))
    return `The database at DATABASE_URL cannot be reached (${code}).`;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${env?.port} is in use: stop the other program, or choose another by PORT.`;
    case "EACCES":
      return env && env.port < 1024
        ? `Port ${env.port} needs more rights than this program has: choose another by PORT.`
        : `${messageOf(error)}: may this program write to ${env?.dataDir}?`;
    case "ENOTDIR":
    case "EEXIST":
      return `${env?.dataDir} is a file, or lies in one: choose a folder by DATA_DIR.`;
    case "EROFS":
      return `Nothing can be written to ${env?.dataDir}: choose another folder by DATA_DIR.`;
    case "ENOSPC":
      return `There is no room left for ${env?.dataDir}: free some, or choose another folder by DATA_DIR.`;
    case "EADDRNOTAVAIL":
      return `${env?.host} is not an address of this machine: correct HOST.`;
    case "28P01":
    case "28000":
    case "3D000":
      return `The database at DATABASE_URL refuses the connection: ${messageOf(error)}.`;
    default:
      return null;
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
