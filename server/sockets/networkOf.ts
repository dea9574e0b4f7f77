import { isIPv6 } from "node:net";

/** What counts as one address: an address of IPv4, a network of IPv6 (/64). */
export function networkOf(remoteAddress: string): string {
  const address = remoteAddress.replace(/^::ffff:/i, "");
  return isIPv6(address) ? `${expanded(address).slice(0, 4).join(":")}::/64` : address;
}

function expanded(address: string): readonly string[] {
  const [zoneless = ""] = address.split("%", 1);
  const [head = "", tail] = zoneless.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => "0"), ...after].map((part) =>
    part.replace(/^0+(?=.)/, "").toLowerCase(),
  );
}
