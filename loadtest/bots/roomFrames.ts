import { type Decoder, decode, encode, type Iterator, Reflection } from "@colyseus/schema";
import { Packr, RESERVE_START_SPACE, unpack } from "msgpackr";
import { frameCodes } from "./wire.ts";

// The frames of a room as a client reads and writes them, Colyseus 0.18.

const packer = new Packr({ useRecords: false });
const longestHeaderBytes = 128;

/** `[code][length token][token][length serializer][serializer][varint length][reflection] …sections` */
export function readHandshake(frame: Buffer): Decoder {
  const at: Iterator = { offset: 1 };
  for (const _ of ["reconnection token", "serializer"]) at.offset += 1 + (frame[at.offset] ?? 0);
  const end = decode.number(frame, at) + at.offset;
  return Reflection.decode(frame.subarray(0, end), at);
}

/** `[code][varint id][type][MessagePack payload]` */
export function requestFrame(id: number, type: string, payload: unknown): Buffer {
  const header = new Uint8Array(longestHeaderBytes);
  const at: Iterator = { offset: 1 };
  header[0] = frameCodes.roomRequest;
  encode.number(header, id, at);
  encode.string(header, type, at);
  const frame = packer.pack(payload, RESERVE_START_SPACE | at.offset);
  frame.set(header.subarray(0, at.offset), 0);
  return Buffer.from(frame); // the packer writes the next one into the same memory
}

/** `[code][type][MessagePack payload]` */
export function readMessage(frame: Buffer): { readonly type: string | number; readonly payload: unknown } {
  const at: Iterator = { offset: 1 };
  const type = decode.stringCheck(frame, at) ? decode.string(frame, at) : decode.number(frame, at);
  return { type, payload: payloadAt(frame, at) };
}

/** `[code][varint id][status][MessagePack payload]` */
export function readResponse(frame: Buffer): {
  readonly id: number;
  /** One of `responseStatuses`. */
  readonly status: number;
  readonly payload: unknown;
} {
  const at: Iterator = { offset: 1 };
  const id = decode.number(frame, at);
  const status = frame[at.offset] ?? -1;
  at.offset += 1;
  return { id, status, payload: payloadAt(frame, at) };
}

/** `[code][varint number][text]`: why the server does not let in. */
export function readRefusal(frame: Buffer): string {
  const at: Iterator = { offset: 1 };
  return `refused with ${decode.number(frame, at)}: ${decode.string(frame, at)}`;
}

function payloadAt(frame: Buffer, { offset }: Iterator): unknown {
  return frame.byteLength > offset ? unpack(frame, { start: offset }) : undefined;
}
