import { execFile } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { pictureLimits } from "../../shared/pictures.ts";
import { PictureRefused } from "./PictureRefused.ts";
import { pressInProcess } from "./pressInProcess.ts";
import { reencode } from "./reencode.ts";
import { chunk, drawing, gif, hugeSides, manyScans, marker, noise, png } from "./testing/pictureFiles.ts";

async function colourAt(content: Buffer, x: number, y: number): Promise<readonly number[]> {
  const { data, info } = await sharp(content).raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
}

const isRed = ([red = 0, , blue = 255]: readonly number[]) => red > 200 && blue < 60;

/** The picture, within all bounds and with nothing in it but pixels. */
async function checked(file: Buffer) {
  const picture = await reencode(file);
  const { type, width, height, content } = picture;
  expect(content.length).toBeLessThanOrEqual(pictureLimits.storedBytes);
  expect(Math.max(width, height)).toBeLessThanOrEqual(pictureLimits.sidePixels);
  const { format, exif, icc, xmp, iptc, comments, pages = 1, ...known } = await sharp(content).metadata();
  expect({ type: `image/${format}`, width: known.width, height: known.height }).toEqual({
    type,
    width,
    height,
  });
  expect([exif, icc, xmp, iptc, comments, pages]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    1,
  ]);
  expect(content.includes(marker)).toBe(false);
  return picture;
}

/** The code of the refusal; null: it is a picture now. */
async function outcomeOf(file: Buffer): Promise<string | null> {
  try {
    await checked(file);
    return null;
  } catch (error) {
    if (error instanceof PictureRefused) return error.code;
    throw error;
  }
}

const bytesOf = (text: string) => Buffer.from(text, "latin1");
const zip = bytesOf(`PK\x03\x04${marker}PK\x05\x06`);
const script = bytesOf(`<html><script>alert("${marker}")</script></html>`);

describe("MED2 what comes in", () => {
  test.each(["png", "jpeg", "gif", "webp"] as const)("as %s is kept as a picture", async (format) => {
    const picture = await reencode(await drawing().toFormat(format).toBuffer());
    expect(picture).toMatchObject({
      type: format === "jpeg" ? "image/jpeg" : "image/png",
      width: 60,
      height: 40,
    });
    expect(isRed(await colourAt(picture.content, 2, 2))).toBe(true);
    expect(isRed(await colourAt(picture.content, 57, 2))).toBe(false);
  });

  test("from a telephone stands upright, and says nothing of where and by whom it was taken", async () => {
    const taken = await drawing()
      .withExif({ IFD0: { Copyright: marker }, IFD3: { GPSLatitudeRef: "N", GPSAreaInformation: marker } })
      .withMetadata({ orientation: 6 })
      .withXmp(`<?xpacket?><x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${marker}</a></x:xmpmeta>`)
      .jpeg()
      .toBuffer();
    expect(taken.includes(marker)).toBe(true);
    expect(await outcomeOf(taken)).toBeNull();
    const { width, height, content } = await reencode(taken);
    expect([width, height]).toEqual([40, 60]);
    expect(isRed(await colourAt(content, 37, 2))).toBe(true);
    expect(isRed(await colourAt(content, 2, 2))).toBe(false);
  });

  test.each(["gif", "webp"] as const)("as an animated %s stands still", async (format) => {
    const frames = Buffer.concat([0, 1, 2].map((n) => Buffer.alloc(20 * 10 * 3, n === 0 ? 255 : 40 * n)));
    const animated = await sharp(frames, { raw: { width: 20, height: 30, channels: 3, pageHeight: 10 } })
      .toFormat(format)
      .toBuffer();
    expect((await sharp(animated).metadata()).pages).toBe(3);
    const picture = await reencode(animated);
    expect(picture).toMatchObject({ width: 20, height: 10 });
    expect(await colourAt(picture.content, 5, 5)).toEqual([255, 255, 255]);
  });

  test("keeps what can be seen through", async () => {
    const { content } = await reencode(await noise(30, 30, 4).png().toBuffer());
    expect(await sharp(content).metadata()).toMatchObject({ hasAlpha: true });
  });

  test("twice is kept as the same bytes", async () => {
    for (const file of [
      await noise(300, 200, 3).jpeg().toBuffer(),
      await noise(300, 200, 4).png().toBuffer(),
    ]) {
      const [one, other] = [await reencode(file), await reencode(file)];
      expect(one.content.equals(other.content)).toBe(true);
    }
  });
});

describe("MED3 what is too large is made smaller", () => {
  test.each([
    ["a photograph", () => noise(2_400, 1_000, 3).jpeg({ quality: 95 }), "image/jpeg"],
    ["a noisy picture", () => noise(1_500, 1_000, 3).png(), "image/jpeg"],
    ["one that can be seen through", () => noise(620, 500, 4).png(), "image/webp"],
  ] as const)("%s", async (_what, make, type) => {
    const file = await make().toBuffer();
    expect(file.length).toBeGreaterThan(pictureLimits.storedBytes);
    expect(await checked(file)).toMatchObject({ type });
  });

  test("and one that is larger than may be sent is refused", async () => {
    expect(await outcomeOf(Buffer.alloc(pictureLimits.uploadBytes + 1))).toBe("picture_too_large");
  });
});

describe("MED2 what is no picture, or means harm, ends as a refusal or as a picture of its pixels", () => {
  const refused: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = {
    "nothing at all": () => Buffer.alloc(0),
    "an SVG": () => bytesOf(`<svg xmlns="http://www.w3.org/2000/svg"><script>${marker}</script></svg>`),
    "a TIFF": () => drawing().tiff().toBuffer(),
    "an AVIF": () => drawing(64, 64).avif().toBuffer(),
    "a PDF": () => bytesOf(`%PDF-1.7 ${marker}`),
    "a page": () => script,
    "a zip": () => zip,
    "the first bytes of a PNG, and nothing like one": () => Buffer.concat([png(9, 9).subarray(0, 8), zip]),
    "a PNG that claims 50 000 pixels each way": () => png(50_000, 50_000),
    "a JPEG that claims 65 000 pixels each way": async () => hugeSides(await drawing().jpeg().toBuffer()),
    "half a PNG": async () => half(await noise(300, 300, 3).png().toBuffer()),
    "half a JPEG": async () => half(await noise(300, 300, 3).jpeg().toBuffer()),
    "half a WebP": async () => half(await noise(300, 300, 3).webp().toBuffer()),
  };
  test.each(Object.keys(refused))("%s is refused", async (name) => {
    expect(await outcomeOf((await refused[name]?.()) ?? Buffer.alloc(0))).toBe("picture_unreadable");
  });

  const cleaned: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = {
    "a PNG with a zip after it": () => Buffer.concat([png(9, 9), zip]),
    "a PNG that is a page too": () => Buffer.concat([png(9, 9, chunk("tEXt", script)), script]),
    "a JPEG that is a page too": async () => Buffer.concat([await drawing().jpeg().toBuffer(), script]),
    "a GIF that is a script too": () => Buffer.concat([gif(9, 9, 1), script]),
    "a WebP with a zip after it": async () => Buffer.concat([await drawing().webp().toBuffer(), zip]),
    "a PNG with a colour profile of 24 MiB": () => png(9, 9, profile(24 * 1024 * 1024)),
    "a PNG with a text of 64 MiB": () =>
      png(9, 9, chunk("zTXt", Buffer.concat([bytesOf("t\0\0"), zlib.deflateSync(Buffer.alloc(64 << 20))]))),
    "a PNG of 36 megapixels": () => png(6_000, 6_000),
    // Its frame has one pixel, and no more is drawn.
    "a GIF that claims 65 535 pixels each way": () => gif(65_535, 65_535, 1),
    "a GIF of 100 000 frames": () => gif(9, 9, 100_000),
  };
  test.each(Object.keys(cleaned))("%s ends as a picture", async (name) => {
    expect(await outcomeOf((await cleaned[name]?.()) ?? Buffer.alloc(0))).toBeNull();
  });

  test("a JPEG of 20 000 scans ends", async () => {
    const progressive = await noise(64, 64, 3).jpeg({ progressive: true }).toBuffer();
    const file = manyScans(progressive, 20_000).subarray(0, pictureLimits.uploadBytes);
    expect([null, "picture_unreadable"]).toContain(await outcomeOf(file));
  });

  test("files with changed bytes end", async () => {
    let [seed, pictures] = [7, 0];
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    for (const format of ["png", "jpeg", "gif", "webp"] as const) {
      const file = await noise(40, 40, 3).toFormat(format).toBuffer();
      for (let round = 0; round < 4; round += 1) {
        const changed = Buffer.from(file);
        for (let count = 0; count <= round * 3; count += 1)
          changed[12 + random(changed.length - 12)] = random(256);
        const outcome = await outcomeOf(changed);
        expect([null, "picture_unreadable"]).toContain(outcome);
        if (outcome === null) pictures += 1;
      }
    }
    expect(pictures).toBeGreaterThan(0);
  });
});

test("MED4 what reads a picture takes no more memory than it has pixels to hold", async () => {
  // What `getrusage` says begins with what the parent held at the fork, where the system says more of the process itself.
  const told = `const fs = process.getBuiltinModule("node:fs"); process.on("exit", () => {
    const [, peak] = fs.existsSync("/proc/self/status")
      ? /VmHWM:\\s*(\\d+)/.exec(fs.readFileSync("/proc/self/status", "utf8")) ?? []
      : [null, process.resourceUsage().maxRSS];
    process.stderr.write(String(peak));
  })`;
  const files = [png(6_000, 6_000), png(9, 9, profile(24 << 20)), gif(9, 9, 100_000)];
  for (const file of files) {
    const usedKiB = await new Promise<number>((resolve) => {
      const script = path.join(import.meta.dirname, "process.ts");
      const watched = ["--import", `data:text/javascript,${encodeURIComponent(told)}`, script];
      const options = { encoding: "buffer", maxBuffer: 8 << 20, env: {} } as const;
      const child = execFile(process.execPath, watched, options, (_error, _output, said) =>
        resolve(Number(said.toString())),
      );
      child.stdin?.on("error", () => undefined);
      child.stdin?.end(file);
    });
    expect(usedKiB).toBeGreaterThan(20 * 1024);
    expect(usedKiB).toBeLessThan(256 * 1024);
  }
});

test("MED4 one that takes too long is given up, and the next one is read", async () => {
  const file = await noise(900, 700, 4).png().toBuffer();
  for (const limit of [{ longestMs: 5 }, { processorMs: 5 }])
    await expect(pressInProcess(file, limit)).rejects.toMatchObject({ code: "picture_unreadable" });
  expect(await outcomeOf(file)).toBeNull();
});

test("MED4 where the libraries that read pictures are missing, it is said", async () => {
  const file = await drawing().png().toBuffer();
  const without = `import { registerHooks } from "node:module"; registerHooks({ resolve(name, context, next) {
    if (name === "sharp") throw new Error("not for this machine"); return next(name, context); } })`;
  const nodeArguments = ["--import", `data:text/javascript,${encodeURIComponent(without)}`];
  await expect(pressInProcess(file, { nodeArguments })).rejects.toMatchObject({
    code: "pictures_unavailable",
  });
});

test("MED4 the program itself loads none of these libraries", async () => {
  const loads = (module: string) =>
    new Promise<readonly string[]>((resolve, reject) => {
      const said = "JSON.stringify(process.report.getReport().sharedObjects)";
      const program = `await import(${JSON.stringify(module)}); console.log(${said}); process.exit()`;
      const args = ["--input-type=module", "--eval", program];
      execFile(process.execPath, args, { maxBuffer: 8 << 20, env: {} }, (error, output) =>
        error ? reject(error) : resolve(JSON.parse(output) as string[]),
      );
    });
  const isOfPictures = (file: string) => /sharp|vips/u.test(path.basename(file));
  const urlOf = (file: string) => pathToFileURL(path.join(import.meta.dirname, file)).href;
  expect((await loads(urlOf("./pressPicture.ts"))).some(isOfPictures)).toBe(true);
  expect((await loads(urlOf("../app.ts"))).filter(isOfPictures)).toEqual([]);
});

test("MED4 so many wait for their turn, and the next one is told to come later", async () => {
  const file = await drawing().png().toBuffer();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(file)));
  expect(new Set(outcomes)).toEqual(new Set([null, "overloaded"]));
  expect(outcomes.filter((outcome) => outcome === "overloaded").length).toBeLessThan(10);
  expect(await outcomeOf(file)).toBeNull();
});

function half(file: Buffer): Buffer {
  return file.subarray(0, file.length >> 1);
}

function profile(bytes: number): Buffer {
  return chunk("iCCP", Buffer.concat([bytesOf("p\0\0"), zlib.deflateSync(Buffer.alloc(bytes))]));
}
