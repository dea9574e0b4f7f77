// @vitest-environment jsdom
import { useSignal } from "@preact/signals";
import { afterEach, expect, test, vi } from "vitest";
import { en } from "../../i18n/en.ts";
import { clear, fill, press, show, stageApp, textOf } from "../testing/stage.tsx";
import { PictureUploadContext } from "./pictureUpload.ts";
import { TaskText } from "./TaskText.tsx";

const words = en.formulas;
// The text's pictures have one of their own.
const status = () =>
  textOf(document.querySelector('.visually-hidden[role="status"]') ?? document.createElement("p"));
const listed = () => [...document.querySelectorAll(".studio-faults button")].map(textOf);

function Editor({ text }: { readonly text: string }) {
  const value = useSignal(text);
  return (
    <PictureUploadContext.Provider value={{ upload: () => Promise.reject(new Error("no picture")) }}>
      <TaskText
        label="Task"
        name="statement"
        hint=""
        rows={3}
        value={value.value}
        onValue={(next) => {
          value.value = next;
        }}
      />
    </PictureUploadContext.Provider>
  );
}

afterEach(clear);

test("PST7 what is wrong with formulas stands below, is said politely, leads to its place, and goes when it is mended", async () => {
  const { app } = stageApp({});
  await show(app, <Editor text={"Find\n\n$x^2$ and $\\fraq{1}{2}$, for $5"} />);
  const sentence = `△ ${words.atLine(3)}: ${words.faults.unknown_command("\\fraq")}`;
  await vi.waitFor(() => expect(listed()).toEqual([sentence]), 15_000);
  expect(status()).toBe(words.count(1));

  await press(sentence);
  const box = document.querySelector("textarea");
  expect(document.activeElement).toBe(box);
  expect(box?.value.slice(box.selectionStart, box.selectionEnd)).toBe("\\fraq");

  await fill("statement", "Find\n\n$x^2$ and $\\frac{1}{2}$, for $5");
  await vi.waitFor(() => expect(listed()).toEqual([]), 15_000);
  expect(status()).toBe(words.count(0));
});

test("PST7 of a text without faults nothing is said", async () => {
  const { app } = stageApp({});
  await show(app, <Editor text={"Find $x^2$"} />);
  await fill("statement", "Find $x^3$");
  // Longer than a text rests before it is looked through.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(listed()).toEqual([]);
  expect(status()).toBe("");
});
