// @vitest-environment jsdom
import { expect, test } from "vitest";
import { type LoadedPicture, preparePicture } from "./preparePicture.ts";

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe1]);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const fileOf = (bytes: BlobPart, type: string) => new globalThis.Blob([bytes], { type });

/** A browser that reads everything as a picture of this size, and writes so many bytes. */
function reading(width: number, height: number, bytesOf: (type: string) => number | null = () => 10) {
  const drawn: string[] = [];
  const loaded: Blob[] = [];
  let released = 0;
  const load = async (file: Blob): Promise<LoadedPicture> => {
    loaded.push(file);
    return {
      width,
      height,
      draw: async (w, h, type) => {
        drawn.push(`${type} ${w}x${h}`);
        const bytes = bytesOf(type);
        return bytes === null ? null : new Blob([new Uint8Array(bytes)], { type });
      },
      release: () => void released++,
    };
  };
  return { load, drawn, loaded, released: () => released };
}

test.each([
  ["a photograph, shrunk", jpeg, "image/jpeg", [4000, 3000], ["image/jpeg 1600x1200"]],
  ["one that stands, as the browser turned it", jpeg, "", [3000, 4000], ["image/jpeg 1200x1600"]],
  ["a screen, which stays sharp", png, "image/png", [1200, 800], ["image/png 1200x800"]],
  ["a thin line", png, "image/png", [16_000, 3], ["image/png 1600x1"]],
  ["an animation, whose first picture is taken", "GIF89a", "image/gif", [10, 10], ["image/png 10x10"]],
])("MED13 only pixels are sent: %s", async (_, bytes, type, [width = 0, height = 0], drawn) => {
  const browser = reading(width, height);
  const prepared = await preparePicture(fileOf(bytes, type), browser.load);
  expect(prepared.ok && prepared.bytes.type).toBe(drawn[0]?.split(" ")[0]);
  expect(browser.drawn).toEqual(drawn);
  expect(browser.released()).toBe(1);
});

test("MED13 what is too heavy without losses is sent as a photograph", async () => {
  const browser = reading(1600, 1600, (type) => (type === "image/png" ? 5_000_000 : 400_000));
  const prepared = await preparePicture(fileOf(png, "image/png"), browser.load);
  expect(prepared.ok && prepared.bytes.type).toBe("image/jpeg");
});

test.each([
  ["a page calls itself a picture", async () => null, "picture_unreadable"],
  ["nothing in it", reading(0, 0).load, "picture_unreadable"],
  ["the browser keeps its pixels", reading(10, 10, () => null).load, "picture_unreadable"],
  ["a bomb of pixels", reading(60_000, 60_000).load, "picture_too_large"],
  ["too heavy in any form", reading(10, 10, () => 7 * 1024 * 1024).load, "picture_too_large"],
])("MED13 refused: %s", async (_, load, code) => {
  expect(await preparePicture(fileOf(png, "image/png"), load)).toEqual({ ok: false, code });
});

test("MED14 an SVG is drawn only after what could run was taken out", async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><script>alert(1)</script><path d="M0 0"/></svg>';
  for (const type of ["image/svg+xml", ""]) {
    const browser = reading(1000, 500);
    expect((await preparePicture(fileOf(svg, type), browser.load)).ok).toBe(true);
    expect(browser.loaded[0]?.type).toBe("image/svg+xml");
    const source = new TextDecoder().decode(await browser.loaded[0]?.arrayBuffer());
    expect(source).toContain("<path");
    expect(source).not.toContain("script");
    expect(browser.drawn).toEqual(["image/png 1000x500"]);
  }
});
