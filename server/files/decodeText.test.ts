import { expect, test } from "vitest";
import { decodeText } from "./decodeText.ts";

const utf16le = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);

test.each([
  ["UTF-8", new TextEncoder().encode("ёж – 5€")],
  ["UTF-8 with a byte order mark", new TextEncoder().encode("\ufeffёж – 5€")],
  ["UTF-16, little end first", utf16le("ёж – 5€")],
  ["UTF-16, big end first", new Uint8Array(Buffer.from(utf16le("ёж – 5€")).swap16())],
  ["windows-1251", Uint8Array.from([0xb8, 0xe6, 0x20, 0x96, 0x20, 0x35, 0x88])],
])("%s", (_, bytes) => {
  expect(decodeText(bytes)).toBe("ёж – 5€");
});

test("any bytes are some text", () => {
  expect(decodeText(new Uint8Array())).toBe("");
  expect(typeof decodeText(Uint8Array.from({ length: 256 }, (_, index) => index))).toBe("string");
});
