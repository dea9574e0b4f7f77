import os, { type NetworkInterfaceInfo } from "node:os";

/** Where the server may be reached from the network it is in, the likeliest first: one origin per address, or the public one. */
export function reachableOrigins(
  publicOrigin: string | null,
  host: string,
  port: number,
  scheme: "http" | "https" = "http",
): readonly string[] {
  if (publicOrigin) return [publicOrigin];
  const addresses = isEverywhere(host)
    ? networkAddresses(os.networkInterfaces(), host === "::" ? ["IPv4", "IPv6"] : ["IPv4"])
    : [host];
  return addresses.map(
    (address) => `${scheme}://${address.includes(":") ? `[${address}]` : address}:${port}`,
  );
}

/** Whether a server that listens on `host` takes what comes to any address of this machine. */
export function isEverywhere(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

/**
 * This machine's addresses that others can type, in the order in which they are likely to reach pupils: a real network
 * before what virtual machines, containers and tunnels make, IPv4 before IPv6, home and school ranges before others.
 */
export function networkAddresses(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
  families: readonly NetworkInterfaceInfo["family"][],
): readonly string[] {
  const found = Object.entries(interfaces).flatMap(([name, entries = []]) =>
    entries
      .filter(({ internal, family, address }) => !internal && families.includes(family) && isTypable(address))
      .map((entry) => ({ address: entry.address, rank: rankOf(name, entry) })),
  );
  return found.toSorted((a, b) => a.rank - b.rank).map(({ address }) => address);
}

/** An address that a network gave to itself reaches nobody beyond a cable, and one of IPv6 needs the name of a card besides. */
function isTypable(address: string): boolean {
  return !address.startsWith("169.254.") && !/^fe[89ab]/i.test(address);
}

/**
 * What makes networks inside one computer, or between computers far away, names its cards so: containers (Docker, podman,
 * Kubernetes), virtual machines (libvirt, VirtualBox, VMware, Parallels, Hyper-V, WSL, macOS), tunnels (WireGuard, OpenVPN,
 * ZeroTier, Tailscale, Hamachi, Cisco).
 */
const madeByPrograms =
  /^(docker|br-|bridge\d|veth|cni|flannel|cali|podman|lxc|lxd|virbr|vnet\d|vmnet|vmenet|vboxnet|vnic|prl|vethernet|wsl|utun|tun|tap|ppp|ipsec|wg|zt|zerotier|tailscale|ts\d|ham|nordlynx|proton|awdl|llw|anpi|ap\d)|virtualbox|vmware|hyper-v|zerotier|tailscale|wireguard|openvpn|hamachi|anyconnect|tap-windows|wintun|loopback/i;

/** The first half of a card's number says who made it: these are programs. A real card has no zeros only, either. */
const madeNumbers =
  /^(0a:00:27|08:00:27|00:05:69|00:0c:29|00:1c:14|00:50:56|00:15:5d|00:1c:42|52:54:00|02:42)/i;

/** Ranges that programs take for themselves unless told otherwise: VirtualBox, libvirt, podman, Tailscale, Docker. */
const madeRanges =
  /^(192\.168\.56\.|192\.168\.122\.|10\.88\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|172\.17\.0\.1$)/;

const virtual = 8;

function rankOf(name: string, { family, address, mac }: NetworkInterfaceInfo): number {
  const isMade = madeByPrograms.test(name) || madeNumbers.test(mac) || madeRanges.test(address);
  return (isMade ? virtual : 0) + (family === "IPv6" ? 4 : rangeOf(address));
}

function rangeOf(address: string): number {
  if (address.startsWith("192.168.")) return 0;
  return /^(10\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address) ? 1 : 2;
}
