import { once } from "node:events";
import net from "node:net";
import { encode } from "@colyseus/schema";
import { Packr } from "msgpackr";
import { expect, test } from "vitest";
import {
  type Canary,
  cyrillicLetters,
  digitsCanary,
  formsIn,
  numberCanary,
  randomNumber,
  randomWord,
  textCanary,
} from "./canaries.ts";
import { Tap } from "./Tap.ts";

const word = randomWord();
const russian = randomWord(cyrillicLetters);
const number = randomNumber(12);
const packr = new Packr({ useRecords: false });
const schemaNumber = (
  write: (bytes: Uint8Array, value: number, at: { offset: number }) => void,
  value: number,
) => {
  const bytes = new Uint8Array(32);
  const at = { offset: 7 };
  write(bytes, value, at);
  return Buffer.from(bytes);
};
const asTyped = (digits: bigint) => digits.toString().replace(/\B(?=(\d{3})+$)/g, ",");
const view = (set: (view: DataView) => void) => {
  const bytes = Buffer.alloc(16);
  set(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  return bytes;
};
const plants: Readonly<Record<string, readonly [Canary, Uint8Array]>> = {
  "a word as JSON": [textCanary("w", word), Buffer.from(JSON.stringify({ word }))],
  "a word as MessagePack": [textCanary("w", word), packr.pack({ word })],
  "a word as UTF-16LE": [textCanary("w", word), Buffer.from(`x${word}`, "utf16le")],
  "a word as UTF-16BE": [textCanary("w", word), Buffer.from(`x${word}`, "utf16le").swap16()],
  "a word in base64": [textCanary("w", word), Buffer.from(Buffer.from(`{"a":"${word}"}`).toString("base64"))],
  "a word in base64, a byte later": [
    textCanary("w", word),
    Buffer.from(Buffer.from(`{"ab":"${word}"}`).toString("base64")),
  ],
  "a word in base64url, two bytes later": [
    textCanary("w", word),
    Buffer.from(Buffer.from(`{"abc":"${word}"}`).toString("base64url")),
  ],
  "a word in hexadecimal": [textCanary("w", word), Buffer.from(Buffer.from(word).toString("hex"))],
  "a Russian word as UTF-8": [textCanary("w", russian), Buffer.from(russian)],
  "a Russian word with JSON's escapes": [
    textCanary("w", russian),
    Buffer.from(Array.from(russian, (letter) => `\\u0${letter.charCodeAt(0).toString(16)}`).join("")),
  ],
  "a Russian word in an address": [textCanary("w", russian), Buffer.from(encodeURIComponent(russian))],
  "a formula as JSON": [
    textCanary("w", `\\text{${word}}`),
    Buffer.from(JSON.stringify({ statement: `$\\text{${word}}$` })),
  ],
  "a formula as JSON in JSON": [
    textCanary("w", `\\text{${word}}`),
    Buffer.from(JSON.stringify({ board: JSON.stringify({ statement: `$\\text{${word}}$` }) })),
  ],
  "a number as a text": [numberCanary("n", number), Buffer.from(`"${number}.000"`)],
  "a number in groups": [numberCanary("n", number), Buffer.from(asTyped(number))],
  "a number as a percentage": [numberCanary("n", number), Buffer.from(`${number}00%`)],
  "a number as a decimal": [numberCanary("n", number), Buffer.from(JSON.stringify(Number(number) / 1e6))],
  "a number as a fraction": [numberCanary("n", number), Buffer.from(`${number}/10000`)],
  "a number in scientific notation": [numberCanary("n", number), Buffer.from(Number(number).toExponential())],
  "a number as MessagePack": [numberCanary("n", number), packr.pack({ key: Number(number) })],
  "a number as a big integer of MessagePack": [numberCanary("n", number), packr.pack({ key: number })],
  "a percentage as MessagePack": [numberCanary("n", number), packr.pack({ key: Number(number) / 100 })],
  "a number of the schema": [numberCanary("n", number), schemaNumber(encode.number, Number(number))],
  "a float64 of the schema": [numberCanary("n", number), schemaNumber(encode.float64, Number(number))],
  "a float32 of the schema": [numberCanary("n", number), schemaNumber(encode.float32, Number(number))],
  "an int64 of the schema": [numberCanary("n", number), schemaNumber(encode.int64, Number(number))],
  "a float64, big end first": [numberCanary("n", number), view((it) => it.setFloat64(3, Number(number)))],
  "a float32, big end first": [numberCanary("n", number), view((it) => it.setFloat32(3, Number(number)))],
  "an int64, big end first": [numberCanary("n", number), view((it) => it.setBigInt64(3, number))],
  "a short number as MessagePack": [numberCanary("n", 912_345_677n), packr.pack({ key: 912_345_677 })],
  "a short number of the schema": [numberCanary("n", 912_345_677n), schemaNumber(encode.uint32, 912_345_677)],
  "a PIN as JSON": [digitsCanary("p", "048213"), Buffer.from('{"pin":"048213"}')],
  "a PIN as MessagePack": [digitsCanary("p", "048213"), packr.pack({ pin: "048213" })],
};

test.each(Object.keys(plants))("finds %s", (name) => {
  const [canary, bytes] = plants[name] ?? [];
  if (!canary || !bytes) throw new Error(`no plant ${name}`);
  const around = Buffer.concat([Buffer.from("before"), bytes, Buffer.from("after")]);
  expect(formsIn([around], canary)).not.toEqual([]);
});

test("finds a word that comes in two pieces over a wire", async () => {
  const leaking = net.createServer((socket) => {
    socket.write(`the key is ${word.slice(0, 7)}`);
    socket.on("data", () => socket.end(word.slice(7)));
  });
  await new Promise<void>((resolve) => leaking.listen(0, "127.0.0.1", resolve));
  const tap = await Tap.open(() => (leaking.address() as net.AddressInfo).port);
  const client = net.connect(Number(new URL(tap.origin).port), "127.0.0.1");
  client.once("data", () => client.write("go on"));
  await once(client, "close");
  expect(formsIn(tap.received, textCanary("w", word))).toEqual([`utf8 ${word}`]);
  await tap.close();
  leaking.close();
});

test("does not take a PIN for found in a longer number", () => {
  expect(formsIn([Buffer.from("1748048213000")], digitsCanary("p", "048213"))).toEqual([]);
});

test("finds nothing where nothing was put", () => {
  const empty = Buffer.concat(Object.values(plants).map(([, bytes]) => bytes));
  expect(formsIn([empty], textCanary("w", randomWord()))).toEqual([]);
  expect(formsIn([empty], numberCanary("n", randomNumber(12)))).toEqual([]);
});
