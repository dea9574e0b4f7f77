import { PooledConnection, SlotTaken } from "../cluster/OwnershipStore.ts";
import { isOfTheNetwork, NotConnected } from "../db/databaseAway.ts";
import { DatabaseInUse } from "../db/databaseInUse.ts";
import { NewerDatabase } from "../db/newerDatabase.ts";
import { BadEnvironment, type Env } from "../env.ts";
import { BadSealKey } from "../journal/sealKey.ts";
import { BadCertificate } from "../tls/Certificate.ts";

/** One sentence for the person who started the program; null for a fault that only its stack explains. OPS16 */
export function startupSentence(error: unknown, env: Env | null): string | null {
  if (error instanceof BadSealKey && error.isOpen) return `${error.message} ${keepsNoRights(env)}`;
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
  return ofTheSystem(code, messageOf(error), env) ?? ofTheDatabase(code, messageOf(error), env);
}

/** What the operating system refused. */
function ofTheSystem(code: string | null, message: string, env: Env | null): string | null {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${env?.port} is in use: stop the other program, or choose another by PORT.`;
    case "EACCES":
      return env && env.port < 1024
        ? `Port ${env.port} needs more rights than this program has: choose another by PORT.`
        : `${message}: may this program write to ${env?.dataDir}?`;
    case "EPERM":
      return `${message}: it belongs to somebody else than who started this program. ${keepsNoRights(env)}`;
    case "ENOTDIR":
    case "EEXIST":
      return `${env?.dataDir} is a file, or lies in one: choose a folder by DATA_DIR.`;
    case "EROFS":
      return `Nothing can be written to ${env?.dataDir}: choose another folder by DATA_DIR.`;
    case "ENOSPC":
    case "EDQUOT":
      return noRoom(env);
    case "EADDRNOTAVAIL":
      return `${env?.host} is not an address of this machine: correct HOST.`;
    default:
      return null;
  }
}

/** What PostgreSQL answered, the embedded one included. */
function ofTheDatabase(code: string | null, message: string, env: Env | null): string | null {
  switch (code) {
    case "28P01":
    case "28000":
    case "3D000":
      return `The database at DATABASE_URL refuses the connection: ${message}.`;
    case "42501":
      return `The role in DATABASE_URL may not make its tables (${message}): let the database belong to it, by "alter database … owner to …".`;
    case "53100":
      return env?.databaseUrl === undefined
        ? noRoom(env)
        : `The disk of the database at DATABASE_URL is full: free some of it (${message}).`;
    case "53300":
      return `The database at DATABASE_URL has no connection left (${message}): end what uses them, or raise its max_connections.`;
    case "57P03":
      return `The database at DATABASE_URL takes no connections yet (${message}): start this program again in a moment.`;
    default:
      return null;
  }
}

function noRoom(env: Env | null): string {
  return `There is no room left for ${env?.dataDir}: free some, or choose another folder by DATA_DIR.`;
}

function keepsNoRights(env: Env | null): string {
  return `If that cannot be changed, the disk keeps no rights, as many sticks do: choose another folder than ${env?.dataDir} by DATA_DIR.`;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
