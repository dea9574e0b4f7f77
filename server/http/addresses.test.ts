import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, test } from "vitest";
import { networkAddresses, reachableOrigins } from "./addresses.ts";

type Cards = Readonly<Record<string, readonly NetworkInterfaceInfo[]>>;

const real = "3c:7c:3f:12:34:56";
const none = "00:00:00:00:00:00";

function card(address: string, mac = real): NetworkInterfaceInfo {
  const isIPv6 = address.includes(":");
  const of = {
    address,
    mac,
    internal: address === "127.0.0.1" || address === "::1",
    cidr: null,
    netmask: "",
  };
  return isIPv6 ? { ...of, family: "IPv6", scopeid: 0 } : { ...of, family: "IPv4" };
}

const loopback = [card("127.0.0.1", none), card("::1", none)];

/** As such computers tell their cards, in their order; the first expected address is the school's. */
const computers: readonly [name: string, cards: Cards, expected: string][] = [
  ["a plain laptop", { lo: loopback, wlp2s0: [card("192.168.1.23"), card("fe80::1")] }, "192.168.1.23"],
  [
    "Windows with VirtualBox",
    {
      "VirtualBox Host-Only Network": [card("192.168.56.1", "0a:00:27:00:00:0d")],
      "Wi-Fi": [card("10.20.30.40")],
      "Loopback Pseudo-Interface 1": loopback,
    },
    "10.20.30.40",
  ],
  [
    "Windows in another language with VirtualBox",
    { "Ethernet 3": [card("192.168.56.1", "0a:00:27:00:00:11")], "Беспроводная сеть": [card("172.20.4.5")] },
    "172.20.4.5",
  ],
  [
    "Windows with VMware",
    {
      "VMware Network Adapter VMnet1": [card("192.168.75.1", "00:50:56:c0:00:01")],
      "VMware Network Adapter VMnet8": [card("192.168.159.1", "00:50:56:c0:00:08")],
      Ethernet: [card("10.1.2.3")],
    },
    "10.1.2.3",
  ],
  [
    "Windows with Hyper-V and WSL",
    {
      "vEthernet (Default Switch)": [card("172.28.64.1", "00:15:5d:a1:b2:c3")],
      "vEthernet (WSL)": [card("172.19.0.1", "00:15:5d:a1:b2:c4")],
      Ethernet: [card("172.16.5.6")],
    },
    "172.16.5.6",
  ],
  [
    "a Mac with its bridge for shared internet and virtual machines",
    {
      lo0: loopback,
      bridge100: [card("192.168.64.1", "3e:06:30:00:00:64")],
      utun3: [card("fd7a:115c:a1e0::1", none)],
      en0: [card("10.0.1.7")],
    },
    "10.0.1.7",
  ],
  [
    "a Mac with Parallels and VMware Fusion",
    {
      vmnet8: [card("192.168.37.1", "00:50:56:c0:00:08")],
      vnic0: [card("10.211.55.2", "00:1c:42:00:00:08")],
      en1: [card("192.168.0.50")],
    },
    "192.168.0.50",
  ],
  [
    "Linux with Docker",
    {
      docker0: [card("172.17.0.1", "02:42:9a:01:02:03")],
      "br-6b2d7f2b0a11": [card("192.168.16.1", "02:42:c4:01:02:03")],
      enp3s0: [card("10.9.8.7")],
    },
    "10.9.8.7",
  ],
  [
    "Linux with podman and libvirt",
    {
      podman0: [card("10.88.0.1", "0e:4b:01:02:03:04")],
      virbr0: [card("192.168.122.1", "52:54:00:aa:bb:cc")],
      wlan0: [card("172.31.0.9")],
    },
    "172.31.0.9",
  ],
  [
    "a laptop in a ZeroTier network",
    {
      zt7nnig26a: [card("192.168.191.20", "5e:01:02:03:04:05")],
      "ZeroTier One [8056c2e21c000001]": [card("192.168.192.20", "5e:01:02:03:04:06")],
      eth0: [card("10.4.4.4")],
    },
    "10.4.4.4",
  ],
  [
    "a laptop with WireGuard, OpenVPN and Tailscale",
    {
      wg0: [card("192.168.200.2", none)],
      tun0: [card("10.8.0.6", none)],
      tailscale0: [card("100.101.102.103", none)],
      wlp3s0: [card("192.168.8.101")],
    },
    "192.168.8.101",
  ],
  [
    "a laptop whose Wi-Fi has given it no address, on a cable",
    { wlan0: [card("169.254.10.20"), card("fe80::22")], eth0: [card("10.77.0.3"), card("2001:db8::5")] },
    "10.77.0.3",
  ],
];

test.each(computers)("%s: pupils are sent to the school's network first", (_name, cards, expected) => {
  expect(networkAddresses(cards, ["IPv4", "IPv6"])[0]).toBe(expected);
});

test("all sets are there: what is not the school's is listed, too, but after it", () => {
  expect(computers.length).toBe(12);
  const addresses = networkAddresses(computers[1]?.[1] ?? {}, ["IPv4"]);
  expect(addresses).toEqual(["10.20.30.40", "192.168.56.1"]);
});

describe("IPv6", () => {
  test("comes after IPv4 of the same network, and before that of a virtual one", () => {
    const cards = {
      eth0: [card("2001:db8::5"), card("10.0.0.5")],
      docker0: [card("172.17.0.1", "02:42:9a:01:02:03")],
    };
    expect(networkAddresses(cards, ["IPv4", "IPv6"])).toEqual(["10.0.0.5", "2001:db8::5", "172.17.0.1"]);
  });

  test("is all there is in a network without IPv4", () => {
    const cards = { lo: loopback, wlan0: [card("fe80::1"), card("fd00:1234::7"), card("2001:db8::7")] };
    expect(networkAddresses(cards, ["IPv4", "IPv6"])).toEqual(["fd00:1234::7", "2001:db8::7"]);
    expect(networkAddresses(cards, ["IPv4"])).toEqual([]);
  });

  test("stands in brackets in an address", () => {
    expect(reachableOrigins(null, "2001:db8::7", 2567)).toEqual(["http://[2001:db8::7]:2567"]);
    expect(reachableOrigins("https://regatta.example", "::", 2567)).toEqual(["https://regatta.example"]);
  });
});
