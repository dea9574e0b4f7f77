import os from "node:os";

/** Where the server may be reached from the network it is in: one origin per address, or the public one. */
export function reachableOrigins(publicOrigin: string | null, host: string, port: number): readonly string[] {
  if (publicOrigin) return [publicOrigin];
  const everywhere = host === "0.0.0.0" || host === "::";
  const addresses = everywhere ? lanAddresses() : [host];
  return addresses.map((address) => `http://${address.includes(":") ? `[${address}]` : address}:${port}`);
}

/** IPv4 addresses of this machine, those of home and school networks first; virtual interfaces last. */
function lanAddresses(): readonly string[] {
  const found = Object.entries(os.networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(
        ({ family, internal, address }) => family === "IPv4" && !internal && !address.startsWith("169.254."),
      )
      .map(({ address }) => ({ address, rank: rankOf(name, address) })),
  );
  return found.toSorted((a, b) => a.rank - b.rank).map(({ address }) => address);
}

function rankOf(name: string, address: string): number {
  if (/^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|tun|tap)/i.test(name)) return 3;
  if (address.startsWith("192.168.")) return 0;
  return /^(10\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address) ? 1 : 2;
}
