// @vitest-environment jsdom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, test } from "vitest";
import { AppContext } from "../AppContext.ts";
import { stageApp } from "../testing/stage.tsx";
import { Dialog } from "./Dialog.tsx";

afterEach(() => {
  Reflect.deleteProperty(HTMLDialogElement.prototype, "showModal");
  document.body.replaceChildren();
});

const buttons = (
  <>
    <button type="button">No</button>
    <button type="button" data-first-focus>
      Yes
    </button>
  </>
);

async function open(content: preact.ComponentChildren = buttons) {
  document.body.innerHTML = "<button id=before>Before</button><div id=page></div>";
  document.querySelector<HTMLElement>("#before")?.focus();
  const page = document.querySelector("#page");
  if (!page) throw new Error("no page");
  const { app, pressBack } = stageApp();
  let closed = 0;
  const close = () => void closed++;
  const draw = (shown: preact.ComponentChildren) => act(() => render(shown, page));
  await draw(
    <AppContext.Provider value={app}>
      <Dialog title="Buy?" onClose={close}>
        {content}
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

describe("PAG41 what opened it, has the focus again and then goes, as the page hears what was done", () => {
  async function openAndClose() {
    const { close } = await open();
    const content = document.createElement("main");
    content.id = "content";
    content.tabIndex = -1;
    document.body.append(content);
    await close();
    expect(focused()).toBe("Before");
    const opener = document.querySelector("#before");
    /** As long as it takes to be told of what has changed. */
    const goes = async () => {
      opener?.remove();
      await Promise.resolve();
    };
    return { content, goes };
  }

  test("leaves it to the page's content", async () => {
    const { content, goes } = await openAndClose();
    // The page has changed before.
    content.append("Bought");
    await Promise.resolve();
    await goes();
    expect(document.activeElement).toBe(content);
  });

  test("takes it from nobody who has gone elsewhere", async () => {
    const { content, goes } = await openAndClose();
    const elsewhere = document.createElement("button");
    content.append(elsewhere);
    elsewhere.focus();
    await goes();
    expect(document.activeElement).toBe(elsewhere);
  });
});

test("a chooser of files in it that is left without one closes no dialog, which its own cancelling does", async () => {
  const { closed } = await open(<input type="file" />);
  const cancel = (of: string) =>
    document.querySelector(of)?.dispatchEvent(new Event("cancel", { bubbles: true, cancelable: true }));
  cancel("dialog input");
  expect(closed()).toBe(0);
  cancel("dialog");
  expect(closed()).toBe(1);
});

test("PAG21 the back button closes it, and means the page again once it is closed", async () => {
  const { close, closed, pressBack } = await open();
  expect(pressBack()).toBe(true);
  expect(closed()).toBe(1);
  await close();
  expect(pressBack()).toBe(false);
});

describe("PAG30 a click beside it", () => {
  const inside = { clientX: 50, clientY: 50 };
  const beside = { clientX: 150, clientY: 50 };
  const dialog = () => {
    const found = document.querySelector("dialog");
    if (!found) throw new Error("no dialog");
    found.getBoundingClientRect = () => new DOMRect(0, 0, 100, 100);
    return found;
  };
  const field = () => document.querySelector("textarea");
  const point = (type: string, at: Element | null, where: typeof inside) =>
    void at?.dispatchEvent(new MouseEvent(type, { ...where, bubbles: true, cancelable: true }));
  const clickBeside = () => {
    point("pointerdown", dialog(), beside);
    point("click", dialog(), beside);
  };

  test("closes it", async () => {
    const { closed } = await open();
    clickBeside();
    expect(closed()).toBe(1);
  });

  test("closes nothing when the press began inside, as where a selection of text ends outside, or ends inside", async () => {
    const { closed } = await open(<textarea />);
    const shown = dialog();
    point("pointerdown", field(), inside);
    point("click", shown, beside);
    expect(closed()).toBe(0);
    point("pointerdown", shown, beside);
    point("click", shown, inside);
    point("click", shown, beside);
    expect(closed()).toBe(0);
  });

  test("closes nothing while a field holds other words than at first", async () => {
    const { closed } = await open(<textarea>Which</textarea>);
    const words = field();
    if (!words) throw new Error("no field");
    const write = (value: string) => {
      words.focus();
      words.value = value;
    };
    write("Which unit?");
    clickBeside();
    expect(closed()).toBe(0);
    write("Which");
    clickBeside();
    expect(closed()).toBe(1);
  });

  test("closes it where something was chosen and nothing written", async () => {
    const { closed } = await open(
      <>
        <input type="radio" name="kind" />
        <input type="range" />
      </>,
    );
    for (const choice of document.querySelectorAll("input")) {
      choice.focus();
      choice.checked = true;
      if (choice.type === "range") choice.value = "9";
    }
    clickBeside();
    expect(closed()).toBe(1);
  });
});
