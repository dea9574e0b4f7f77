// @vitest-environment jsdom
import { type Signal, signal } from "@preact/signals";
import { afterEach, expect, test } from "vitest";
import { en } from "../../i18n/en.ts";
import { clear, fill, press, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { PictureUploadContext, type UploadedPicture } from "./pictureUpload.ts";
import { TaskText } from "./TaskText.tsx";

const words = en.pictures;
const id = (number: number) => `${number}`.padStart(32, "0");
const mark = (number: number, alt = "") => `![${alt}](media:${id(number)})`;

interface Upload {
  readonly file: Blob;
  settle(picture: UploadedPicture): Promise<void>;
}

/** A text whose pictures arrive when the test says so. */
async function openText(begin: string) {
  const { app } = stageApp();
  const value: Signal<string> = signal(begin);
  const saved: string[] = [];
  const uploads: Upload[] = [];
  const upload = (file: Blob) =>
    new Promise<UploadedPicture>((resolve) => {
      uploads.push({ file, settle: (picture) => settle(() => resolve(picture)) });
    });
  function Text() {
    return (
      <TaskText
        label="Task"
        name="statement"
        hint=""
        rows={3}
        value={value.value}
        onValue={(next) => {
          saved.push(next);
          value.value = next;
        }}
      />
    );
  }
  await show(
    app,
    <PictureUploadContext.Provider value={{ upload }}>
      <Text />
    </PictureUploadContext.Provider>,
  );
  const box = document.querySelector("textarea");
  if (!box) throw new Error("no text");
  const arrives = async (index: number, number = index + 1) => {
    await uploads[index]?.settle({ ok: true, id: id(number) });
    await settle();
  };
  return { box, value, saved, uploads, arrives };
}

const page = () => textOf(document.body);
const status = () => textOf(document.querySelector(".picture-status"));
const png = (name: string) => new File([name], name, { type: "image/png" });

/** jsdom has no such events. */
async function happen(element: Element, type: string, carried: object): Promise<Event> {
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.assign(event, carried);
  await settle(() => element.dispatchEvent(event));
  return event;
}
const holding = (files: readonly File[], texts: Readonly<Record<string, string>> = {}) => ({
  types: files.length > 0 ? ["Files"] : Object.keys(texts),
  files,
  getData: (type: string) => texts[type] ?? "",
});

afterEach(clear);

test("MED13 a pasted picture goes in where the cursor was, while its author types on", async () => {
  const { box, value, saved, uploads, arrives } = await openText("Before.\n\nBehind.");
  box.focus();
  box.setSelectionRange(8, 8);
  const event = await happen(box, "paste", { clipboardData: holding([png("a")]) });
  expect(event.defaultPrevented).toBe(true);
  expect(uploads).toHaveLength(1);
  expect(status()).toBe(words.uploading(1));
  expect(value.value).toBe("Before.\n\nBehind.");
  await fill("statement", "Long before.\n\nBehind.");
  await fill("statement", "Long before.\n\nBehind, and on.");
  box.setSelectionRange(29, 29);
  await arrives(0);
  expect(value.value).toBe(`Long before.\n${mark(1)}\nBehind, and on.`);
  expect(box.value).toBe(value.value);
  expect(box.selectionStart).toBe(29 + mark(1).length);
  expect(status()).toContain(words.inserted(1));
  // No text was ever saved with anything else in it.
  for (const text of saved) expect(text.replaceAll(mark(1), "")).not.toMatch(/!\[|media|blob/u);
  // Whoever types is not interrupted by the question.
  expect(document.activeElement).toBe(box);
});

test("MED13 several dropped at once come in their order, each on a line of its own", async () => {
  const { box, value, uploads, arrives } = await openText("Look:");
  box.setSelectionRange(5, 5);
  const over = await happen(box, "dragover", { dataTransfer: holding([png("a")]) });
  expect(over.defaultPrevented).toBe(true);
  await happen(box, "drop", { dataTransfer: holding([png("a"), png("b"), png("c")]) });
  expect(status()).toBe(words.uploading(3));
  await arrives(0);
  expect(status()).toBe(words.uploading(2));
  await arrives(1);
  await arrives(2);
  expect(value.value).toBe(`Look:\n\n${mark(1)}\n\n${mark(2)}\n\n${mark(3)}`);
  expect(uploads.map(({ file }) => (file as File).name)).toEqual(["a", "b", "c"]);
});

test("MED13 words that are dragged are the browser's", async () => {
  const { box, uploads } = await openText("");
  const event = await happen(box, "drop", { dataTransfer: holding([], { "text/plain": "x" }) });
  expect(event.defaultPrevented).toBe(false);
  const paste = await happen(box, "paste", { clipboardData: holding([], { "text/plain": "x" }) });
  expect(paste.defaultPrevented).toBe(false);
  expect(uploads).toHaveLength(0);
});

test("MED13 files are chosen by a button, and the same once more", async () => {
  const { value, arrives } = await openText("");
  const chooser = document.querySelector<HTMLInputElement>("input[type=file]");
  if (!chooser) throw new Error("nothing to choose with");
  expect(chooser.multiple).toBe(true);
  let clicked = 0;
  chooser.click = () => void clicked++;
  await press(words.button);
  expect(clicked).toBe(1);
  for (const number of [0, 1]) {
    Object.defineProperty(chooser, "files", { configurable: true, value: [png("a")] });
    await settle(() => chooser.dispatchEvent(new Event("change", { bubbles: true })));
    await arrives(number, 1);
  }
  expect(value.value.match(/media:/gu)).toHaveLength(2);
});

test("MED13 what was refused is said at the text, and the others come all the same", async () => {
  const { box, value, uploads, arrives } = await openText("");
  await happen(box, "drop", { dataTransfer: holding([png("a"), png("b")]) });
  await uploads[0]?.settle({ ok: false, code: "picture_unreadable" });
  await arrives(1);
  expect(status()).toContain(en.httpProblems.picture_unreadable({}));
  expect(value.value).toBe(mark(2));
});

test("MED13 a text without room says so, and stays as it is", async () => {
  const full = "x".repeat(19_990);
  const { box, value, arrives } = await openText(full);
  await happen(box, "drop", { dataTransfer: holding([png("a")]) });
  await arrives(0);
  expect(value.value).toBe(full);
  expect(status()).toContain(words.noRoom);
});

test("PAG44 formatted words that are more than is taken come whole, and it is said how many are too many", async () => {
  const full = "x".repeat(19_990);
  const { box, value } = await openText(full);
  box.setSelectionRange(19_990, 19_990);
  await happen(box, "paste", {
    clipboardData: holding([], { "text/html": "<b>and</b> so on and on", "text/plain": "and so on and on" }),
  });
  await expect.poll(() => value.value).toMatch(/^x+.*and.* so on and on$/u);
  await settle();
  expect(page()).toContain(en.app.tooLong(value.value.length - 20_000, 20_000));
  expect(box.getAttribute("aria-invalid")).toBe("true");
  await fill("statement", full);
  expect(box.getAttribute("aria-invalid")).toBeNull();
});

test("MED13 a folder of photographs is bounded", async () => {
  const { box } = await openText("");
  await happen(box, "drop", { dataTransfer: holding(Array.from({ length: 30 }, () => png("a"))) });
  expect(status()).toContain(words.uploading(20));
  expect(status()).toContain(words.tooMany(20));
});

test("MED13 what is formatted takes the place of what was selected, pictures and all", async () => {
  const { box, value } = await openText("one TWO three");
  box.setSelectionRange(4, 7);
  const event = await happen(box, "paste", {
    clipboardData: holding([], { "text/html": "<b>x</b>", "text/plain": "two" }),
  });
  expect(event.defaultPrevented).toBe(true);
  expect(value.value).toBe("one  three");
  await expect.poll(() => value.value).toMatch(/^one \**(?:two|x)\** three$/u);
});

test("MED15 the question comes with the picture, and its answer stands in the text", async () => {
  const { box, value, arrives } = await openText("");
  await happen(box, "drop", { dataTransfer: holding([png("a"), png("b")]) });
  await arrives(0);
  await arrives(1);
  const field = document.querySelector<HTMLInputElement>("[name=picture-words]");
  expect(document.activeElement).toBe(field);
  await fill("picture-words", "a *duck* [grey]");
  await settle(() => field?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })));
  expect(value.value).toBe(`${mark(1, "a \\*duck\\* (grey)")}\n\n${mark(2)}`);
  // The next one that has none.
  expect(document.querySelector<HTMLInputElement>("[name=picture-words]")?.value).toBe("");
  await settle(() => document.querySelector<HTMLInputElement>("[name=picture-decoration]")?.click());
  await press(words.done);
  expect(value.value).toBe(`${mark(1, "a \\*duck\\* (grey)")}\n\n${mark(2, " ")}`);
  expect(document.querySelector(".picture-words")).toBeNull();
  expect(page()).not.toContain("△");
});

test("PAG44 words for a picture that are too long stay, and go into the text once they are shorter", async () => {
  const { value } = await openText(mark(2));
  await press(`△ ${words.noWords(1)}`);
  const long = "x".repeat(301);
  await fill("picture-words", long);
  await press(words.done);
  expect(page()).toContain(en.app.tooLong(1, 300));
  const typed = document.querySelector<HTMLInputElement>("[name=picture-words]")?.value;
  expect([typed, value.value]).toEqual([long, mark(2)]);
  await fill("picture-words", long.slice(1));
  await press(words.done);
  expect(value.value).toBe(mark(2, long.slice(1)));
});

test("MED15 a picture without words is marked, and a press leads to the question", async () => {
  const { value } = await openText(`${mark(1, "a duck")} ${mark(2)} ${mark(3, " ")} ${mark(2)}`);
  const marked = () =>
    [...document.querySelectorAll(".picture-wordless button")].map((button) => textOf(button));
  expect(marked()).toEqual([`△ ${words.noWords(2)}`, `△ ${words.noWords(4)}`]);
  await press(`△ ${words.noWords(4)}`);
  expect(marked()).toEqual([`△ ${words.noWords(2)}`]);
  await press(words.done);
  // Nothing was said: it is still asked.
  expect(document.activeElement?.getAttribute("name")).toBe("picture-words");
  await fill("picture-words", "a goose");
  await press(words.done);
  expect(value.value).toBe(`${mark(1, "a duck")} ${mark(2)} ${mark(3, " ")} ${mark(2, "a goose")}`);
  await press(words.later);
  expect(marked()).toEqual([`△ ${words.noWords(2)}`]);
});
