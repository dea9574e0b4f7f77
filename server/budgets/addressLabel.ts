/**
 * An address as somebody in the room may recognize it, and nobody elsewhere: its end. The whole one is personal and stays
 * in the memory of this process.
 */
export function addressLabel(address: string): string {
  const isV6 = address.includes(":");
  const parts = address.replace(/\/\d+$/, "").split(isV6 ? ":" : ".");
  return `…${parts
    .filter((part) => part !== "")
    .slice(-2)
    .join(isV6 ? ":" : ".")}`;
}
