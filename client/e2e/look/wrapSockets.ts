import type { Page } from "playwright-core";
import type { ClockNotice } from "../../../shared/protocol.ts";

/** Stands between a page and its WebSockets, before they are opened: every answer about the time tells `notice`. */
export async function wrapSockets(page: Page, notice: ClockNotice | null): Promise<void> {
  const told = notice && noticeInMessagePack(notice).toJSON().data;
  await page.addInitScript((more) => {
    // `{ now, … }` in MessagePack: the number of keys, a few, and the first of them. It becomes a map of one more.
    const now = [0xa3, 0x6e, 0x6f, 0x77];
    const isFew = (count: number | undefined) => count === 1 || count === 2;
    const rewritten = (data: unknown) => {
      if (!more || !(data instanceof ArrayBuffer)) return data;
      const bytes = [...new Uint8Array(data)];
      const at = bytes.findIndex(
        (count, index) => isFew(count) && now.every((byte, offset) => bytes[index + 1 + offset] === byte),
      );
      const count = bytes[at];
      if (count === undefined) return data;
      bytes[at] = count + 1;
      return new Uint8Array([...bytes, ...more]).buffer;
    };
    globalThis.WebSocket = class extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        addEventListener("cut-off", () => this.close(4000), { once: true });
      }
      override set onmessage(hear: (event: MessageEvent) => void) {
        super.onmessage = ({ data }) => hear(new MessageEvent("message", { data: rewritten(data) }));
      }
    };
  }, told);
}

/** Ends the WebSockets of a page that wraps them. */
export async function cutOffSockets(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event("cut-off")));
}

/** The key and the value, to be put at the end of a map. */
function noticeInMessagePack({ type, byMs }: ClockNotice): Buffer {
  return Buffer.concat([
    text("notice"),
    Buffer.from([0x82]),
    text("type"),
    text(type),
    text("byMs"),
    int32(byMs),
  ]);
}

function text(of: string): Buffer {
  return Buffer.from([0xa0 + of.length, ...Buffer.from(of)]);
}

function int32(of: number): Buffer {
  const bytes = Buffer.from([0xd2, 0, 0, 0, 0]);
  bytes.writeInt32BE(of, 1);
  return bytes;
}
