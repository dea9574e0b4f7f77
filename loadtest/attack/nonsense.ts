import { routes } from "../../shared/api.ts";
import { requestFrame } from "../bots/roomFrames.ts";
import { frameCodes } from "../bots/wire.ts";
import type { Random } from "../random.ts";

// Bytes that strangers may send, drawn from a seed: mostly well formed, with something wrong in one place or several.

const odd = [
  "*[",
  "//[",
  "http://[",
  "*",
  "\\",
  "/%",
  "/%00",
  "//",
  "/..",
  "/\u00ff",
  "/a b",
  "?",
  "#",
  "",
  "/[",
  "/{",
  "/:",
];
const methods = [
  "GET",
  "POST",
  "PUT",
  "HEAD",
  "OPTIONS",
  "DELETE",
  "CONNECT",
  "TRACE",
  "PATCH",
  "get",
  "X",
  "\0",
];
const versions = ["HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", "HTTP", ""];
const hosts = ["localhost", "a", "[[", "", "a:99999", "a b", "[::1]:80", "\u00e9", "a,b", "a/b", "@", "%"];
const numbers = ["0", "1", "-1", "1e9", "99999999999999999999", "0x10", "", "a", "1, 1"];
const values = [
  "x",
  "",
  "\u00ff",
  "a".repeat(9_000),
  "close",
  "Upgrade, keep-alive",
  "websocket",
  "13",
  "8",
  "null",
  "*/*",
  "\t",
];
const names = [
  "Origin",
  "Content-Type",
  "Content-Encoding",
  "Transfer-Encoding",
  "Expect",
  "Authorization",
  "Cookie",
  "Range",
  "X-Forwarded-For",
  "X-Forwarded-Host",
  "Sec-Fetch-Site",
  "Accept-Encoding",
  "If-None-Match",
  "Connection",
  "Upgrade",
  "Sec-WebSocket-Extensions",
  "Sec-WebSocket-Protocol",
  "__proto__",
  "a b",
  "",
  ":",
];
const bodies = [
  "",
  "{",
  "{}",
  "[]",
  "null",
  '{"login":1}',
  "\u00ff\u00fe",
  "[".repeat(3_000),
  '{"__proto__":{}}',
  "5\r\nhello\r\n0\r\n\r\n",
  "zz\r\n",
];

/** A request, or what only looks like one. */
export function requestBytes(random: Random): Buffer {
  const lines = [
    `${pickMethod(random)} ${target(random)} ${oneIn(random, 8) ? random.pick(versions) : "HTTP/1.1"}`,
  ];
  if (!oneIn(random, 10)) lines.push(`Host: ${oneIn(random, 4) ? random.pick(hosts) : "localhost"}`);
  for (let left = random.below(5); left > 0; left -= 1)
    lines.push(`${random.pick(names)}: ${random.pick(values)}`);
  if (oneIn(random, 2)) lines.push("Content-Type: application/json");
  const body = random.pick(bodies);
  if (!oneIn(random, 4))
    lines.push(`Content-Length: ${oneIn(random, 4) ? random.pick(numbers) : Buffer.byteLength(body)}`);
  return damage(random, `${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** A request to become a WebSocket. `seat`: the path of a seat that was given out. */
export function upgradeBytes(random: Random, seat: string): Buffer {
  const where = oneIn(random, 2) ? target(random) : changed(random, seat);
  const lines = [`${oneIn(random, 10) ? pickMethod(random) : "GET"} ${where} HTTP/1.1`];
  const headers: readonly (readonly [string, string])[] = [
    ["Host", random.pick(hosts)],
    ["Connection", oneIn(random, 5) ? random.pick(values) : "Upgrade"],
    ["Upgrade", oneIn(random, 5) ? random.pick(values) : "websocket"],
    ["Sec-WebSocket-Version", oneIn(random, 4) ? random.pick(numbers) : "13"],
    ["Sec-WebSocket-Key", oneIn(random, 4) ? random.pick(values) : "AAAAAAAAAAAAAAAAAAAAAA=="],
    ["Origin", random.pick(["null", "http://localhost", "http://[", "https://evil.example", ""])],
    ["Sec-WebSocket-Extensions", random.pick(["permessage-deflate", 'a;b="', ",", ""])],
    ["Sec-WebSocket-Protocol", random.pick(["a", "a,a", ",", ""])],
  ];
  for (const [name, value] of headers) if (!oneIn(random, 4)) lines.push(`${name}: ${value}`);
  return damage(random, `${lines.join("\r\n")}\r\n\r\n`);
}

/** What is said first on a WebSocket: frames that are none, control frames, messages of the room with a hole in them. */
export function frameBytes(random: Random): Buffer {
  const payload = messageBytes(random);
  if (oneIn(random, 4)) return payload; // no frame at all
  const opcode = oneIn(random, 3) ? random.below(16) : 2;
  const flags = oneIn(random, 5) ? random.below(16) << 4 : 0x80;
  const short = Math.min(payload.length, 125);
  const isLong = payload.length > 125 || oneIn(random, 10);
  const length = isLong ? [126, payload.length >> 8, payload.length & 0xff] : [short];
  const mask = oneIn(random, 8) ? null : [1, 2, 3, 4];
  const [first = 0, ...rest] = length;
  const head = [flags | opcode, (mask ? 0x80 : 0) | first, ...rest, ...(mask ?? [])];
  const body = isLong ? payload : payload.subarray(0, short);
  return Buffer.concat([
    Buffer.from(head),
    mask ? body.map((byte, index) => byte ^ (mask[index % 4] ?? 0)) : body,
  ]);
}

function messageBytes(random: Random): Buffer {
  const payloads = [
    undefined,
    null,
    7,
    "x",
    [],
    {},
    { id: random.id() },
    { id: random.id(), command: { type: "BuyCard", cardId: 1 } },
    { purchaseId: 1, text: "y" },
  ];
  const types = ["command", "time", "sync", "task", "draft", "__proto__", "constructor", "", "x".repeat(100)];
  const request = requestFrame(random.below(1_000), random.pick(types), random.pick(payloads));
  const code = oneIn(random, 2) ? random.pick(Object.values(frameCodes)) : random.below(256);
  const bytes = oneIn(random, 2) ? request : Buffer.concat([Buffer.of(code), request.subarray(1)]);
  return changedBytes(random, bytes);
}

function target(random: Random): string {
  const known = random
    .pick(Object.values(routes))
    .path.replace(":code", random.pick(["222222", "%", "__proto__", "a".repeat(300)]));
  return oneIn(random, 2) ? random.pick(odd) : changed(random, known);
}

function pickMethod(random: Random): string {
  return oneIn(random, 2) ? random.pick(["GET", "POST"]) : random.pick(methods);
}

function changed(random: Random, text: string): string {
  if (oneIn(random, 3)) return text;
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(odd) + text.slice(at + random.below(4));
}

function damage(random: Random, text: string): Buffer {
  const bytes = Buffer.from(text, "latin1");
  return oneIn(random, 4) ? changedBytes(random, bytes) : bytes;
}

function changedBytes(random: Random, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let left = random.below(4); left > 0 && copy.length > 0; left -= 1)
    copy[random.below(copy.length)] = random.below(256);
  return oneIn(random, 6) ? copy.subarray(0, random.below(copy.length + 1)) : copy;
}

function oneIn(random: Random, many: number): boolean {
  return random.below(many) === 0;
}
