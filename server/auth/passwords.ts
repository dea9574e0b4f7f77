import { randomBytes, randomInt } from "node:crypto";
import { hash, type Options, verify } from "@node-rs/argon2";

/** argon2id, with what OWASP asks at least. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options;

/** Hashing takes 20 MB and a thread of the few that also serve files: the rest waits. */
const atOnce = 2;

// AUT3
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFC"), cost));
}

/** Takes as long when there is no such account (`passwordHash` null) as when there is one. */
export async function isPasswordRight(passwordHash: string | null, password: string): Promise<boolean> {
  const compared = passwordHash ?? (await hashOfNobody());
  const right = await inTurn(() => verify(compared, password.normalize("NFC")));
  return right && passwordHash !== null;
}

/** 60 random bits, easy to read aloud: `k7wm-3xqp-9hda`. */
export function randomPassword(): string {
  const letters = "23456789abcdefghjkmnpqrstuvwxyz";
  const group = () => Array.from({ length: 4 }, () => letters.charAt(randomInt(letters.length))).join("");
  return [group(), group(), group()].join("-");
}

let nobody: Promise<string> | null = null;

function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword(randomBytes(16).toString("hex"));
  return nobody;
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
