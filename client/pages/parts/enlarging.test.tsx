// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, expect, test } from "vitest";
import { en } from "../../i18n/en.ts";
import { type PictureState, PicturesContext } from "../../text/Pictures.ts";
import { loadStatements, Statement } from "../../text/Statement.tsx";
import { clear, find, press, settle, show, stageApp } from "../testing/stage.tsx";
import { Enlarging } from "./PicturesOf.tsx";
import { VeilContext } from "./VeilContext.ts";

const id = "0123456789abcdef0123456789abcdef";
const dialog = () => document.querySelector("dialog");

async function open(alt: string, veil = signal(false)) {
  await loadStatements();
  const { app, pressBack } = stageApp();
  const state = signal<PictureState>({ kind: "there", url: "blob:here/1" });
  await show(
    app,
    <VeilContext.Provider value={veil}>
      <PicturesContext.Provider value={{ get: () => state }}>
        <Enlarging>
          <Statement source={`![${alt}](media:${id})`} lang="en" />
        </Enlarging>
      </PicturesContext.Provider>
    </VeilContext.Provider>,
  );
  return { pressBack };
}

afterEach(clear);

test("MED12 a picture opens by the keyboard, is called by its words, and Escape closes it", async () => {
  await open("a duck");
  const button = document.querySelector<HTMLElement>(".statement-picture button");
  button?.focus();
  // A button: browsers press it for Enter and the space bar.
  expect(document.activeElement).toBe(button);
  await settle(() => button?.click());
  const title = document.getElementById(dialog()?.getAttribute("aria-labelledby") ?? "");
  expect(title?.textContent).toBe("a duck");
  const image = dialog()?.querySelector("img");
  expect([image?.getAttribute("src"), image?.alt]).toEqual(["blob:here/1", "a duck"]);
  expect(document.activeElement).toBe(find("dialog button", en.app.close));
  await settle(() => dialog()?.dispatchEvent(new Event("cancel", { cancelable: true })));
  expect(dialog()).toBeNull();
});

test("MED12 PAG21 the back button closes it and stays on the page", async () => {
  const { pressBack } = await open("");
  await press(en.pictures.enlarge);
  expect(dialog()?.querySelector("h2")?.textContent).toBe(en.pictures.enlarged);
  let stays = false;
  await settle(() => {
    stays = pressBack();
  });
  expect(stays).toBe(true);
  expect(dialog()).toBeNull();
});

test("CVR1 MED12 an enlarged picture waits beneath what lies over the page", async () => {
  const veil = signal(false);
  await open("", veil);
  await press(en.pictures.enlarge);
  expect(dialog()?.open).toBe(true);
  await settle(() => {
    veil.value = true;
  });
  expect([dialog()?.open, dialog()?.hidden]).toEqual([false, true]);
  await settle(() => {
    veil.value = false;
  });
  expect([dialog()?.open, dialog()?.hidden]).toEqual([true, false]);
  expect(document.activeElement).toBe(find("dialog button", en.app.close));
});
