// @vitest-environment jsdom
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { afterEach, expect, test } from "vitest";
import { en } from "../../i18n/en.ts";
import { DemoTile } from "../console/DemoTile.tsx";
import { clear, find, press, settle, show, stageApp } from "../testing/stage.tsx";
import { AskAgain } from "./AskAgain.tsx";

afterEach(clear);

/** What could not be fetched, and is there when it is asked for again. */
function Fetched() {
  const isHere = useSignal(false);
  if (isHere.value) return <p>Here</p>;
  return (
    <AskAgain
      trouble={{ code: "unreachable" }}
      onAgain={() => {
        isHere.value = true;
      }}
    />
  );
}

test.each<[string, ComponentChildren, string]>([
  ["what could not be fetched", <Fetched />, en.results.retry],
  ["boards that could not be fetched", <DemoTile />, en.practice.retry],
])("PAG41 the button that asks again for %s leaves the focus on the page", async (_, shown, button) => {
  await show(
    stageApp().app,
    <main id="content" tabIndex={-1}>
      {shown}
    </main>,
  );
  await settle();
  const pressed = find("button", button);
  pressed.focus();
  await press(button);
  expect(pressed.isConnected).toBe(false);
  expect(document.activeElement).toBe(document.querySelector("#content"));
});
