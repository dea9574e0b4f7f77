// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { Answer } from "../../net/http.ts";
import { createPictureUpload } from "./PictureUploads.tsx";

const id = "0123456789abcdef0123456789abcdef";
const stored: Answer<"uploadPicture"> = {
  ok: true,
  reply: { id, type: "image/png", width: 1, height: 1, bytes: 3 },
};
const refused = (code: "too_fast" | "unreachable" | "pictures_full"): Answer<"uploadPicture"> => ({
  ok: false,
  problem: { code, params: { most: 200 } },
});
const prepare = async (file: Blob) => ({ ok: true, bytes: file }) as const;

test("MED13 a picture is sent in base64, and answered its id", async () => {
  const sent: string[] = [];
  const { upload } = createPictureUpload(async (base64) => {
    sent.push(base64);
    return stored;
  }, prepare);
  expect(await upload(new Blob(["abc"], { type: "image/png" }))).toEqual({ ok: true, id });
  expect(sent).toEqual([btoa("abc")]);
});

test("MED13 what may pass is tried again, and given up in the end; what is refused is not", async () => {
  const waits: number[] = [];
  const wait = async (attempt: number) => void waits.push(attempt);
  const answers = [refused("too_fast"), refused("unreachable"), stored];
  const busy = createPictureUpload(async () => answers.shift() ?? stored, prepare, wait);
  expect((await busy.upload(new Blob(["a"]))).ok).toBe(true);
  expect(waits.splice(0)).toEqual([0, 1]);
  const away = createPictureUpload(async () => refused("unreachable"), prepare, wait);
  expect(await away.upload(new Blob(["a"]))).toMatchObject({ ok: false, code: "unreachable" });
  expect(waits.splice(0)).toEqual([0, 1, 2, 3]);
  const full = createPictureUpload(async () => refused("pictures_full"), prepare, wait);
  expect(await full.upload(new Blob(["a"]))).toEqual({
    ok: false,
    code: "pictures_full",
    params: { most: 200 },
  });
  expect(waits).toEqual([]);
});

test("MED13 one after another, and one that fails keeps none behind it", async () => {
  const order: string[] = [];
  const { upload } = createPictureUpload(
    async (base64) => {
      order.push(`sent ${atob(base64)}`);
      return stored;
    },
    async (file) => {
      if (file.size === 3) throw new Error("the file went away");
      order.push("prepared");
      await Promise.resolve();
      return { ok: true, bytes: file };
    },
  );
  const all = await Promise.all(["a", "bad", "b"].map((text) => upload(new Blob([text]))));
  expect(all.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(all[1]).toMatchObject({ code: "picture_unreadable" });
  expect(order).toEqual(["prepared", "sent a", "prepared", "sent b"]);
});
