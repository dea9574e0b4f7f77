const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** A command id that nobody else makes. Works over plain HTTP, where `crypto.randomUUID` does not exist. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
}
