// @vitest-environment jsdom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { AppContext } from "../AppContext.ts";
import { stageApp } from "../testing/stage.tsx";
import { Dialog } from "./Dialog.tsx";

afterEach(() => {
  Reflect.deleteProperty(HTMLDialogElement.prototype, "showModal");
  document.body.replaceChildren();
});

async function open() {
  document.body.innerHTML = "<button id=before>Before</button><div id=page></div>";
  document.querySelector<HTMLElement>("#before")?.focus();
  const page = document.querySelector("#page");
  if (!page) throw new Error("no page");
  const { app, pressBack } = stageApp();
  let closed = 0;
  const close = () => void closed++;
  const draw = (content: preact.ComponentChildren) => act(() => render(content, page));
  await draw(
    <AppContext.Provider value={app}>
      <Dialog title="Buy?" onClose={close}>
        <button type="button">No</button>
        <button type="button" data-first-focus>
          Yes
        </button>
      </Dialog>
    </AppContext.Provider>,
  );
  return { close: () => draw(null), closed: () => closed, pressBack };
}

const press = (key: string, shiftKey = false) =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }),
  );
const focused = () => document.activeElement?.textContent;

test("PAG2 without modal dialogs the keyboard stays inside, Escape asks to close, and the focus returns", async () => {
  // As in Safari before 15.4; jsdom has none either.
  expect("showModal" in HTMLDialogElement.prototype).toBe(false);
  const { close, closed } = await open();
  expect(document.querySelector("dialog")?.open).toBe(true);
  expect(focused()).toBe("Yes");
  press("Tab");
  expect(focused()).toBe("No");
  press("Tab", true);
  expect(focused()).toBe("Yes");
  press("Escape");
  expect(closed()).toBe(1);
  await close();
  expect(focused()).toBe("Before");
});

test("where the browser has modal dialogs, one of them is shown", async () => {
  const calls: string[] = [];
  Object.assign(HTMLDialogElement.prototype, {
    showModal: () => void calls.push("shown"),
    close: () => void calls.push("closed"),
  });
  const { close } = await open();
  await close();
  expect(calls).toEqual(["shown", "closed"]);
});

test("PAG21 the back button closes it, and means the page again once it is closed", async () => {
  const { close, closed, pressBack } = await open();
  expect(pressBack()).toBe(true);
  expect(closed()).toBe(1);
  await close();
  expect(pressBack()).toBe(false);
});
