// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isWritingLow, watchWriting } from "./writingRoom.ts";

const phone = { widthPx: 390, heightPx: 844, tallestPx: 844, isInField: true };

describe("TSK5 whether a keyboard leaves little room", () => {
  test("a low narrow window in which somebody writes is one, and one that has become much lower", () => {
    expect(isWritingLow({ ...phone, heightPx: 500, tallestPx: 500 })).toBe(true);
    expect(isWritingLow({ ...phone, heightPx: 600, tallestPx: 900 })).toBe(true);
  });

  test("whoever reads, a whole phone, a laptop and a browser's bars are none", () => {
    expect(isWritingLow({ ...phone, heightPx: 500, isInField: false })).toBe(false);
    expect(isWritingLow(phone)).toBe(false);
    expect(isWritingLow({ ...phone, heightPx: 790 })).toBe(false);
    expect(isWritingLow({ ...phone, widthPx: 1366, heightPx: 500 })).toBe(false);
  });
});

describe("TSK5 the page's root", () => {
  const root = document.documentElement;
  let stop = () => {};

  function sized(width: number, height: number): void {
    Object.assign(window, { innerWidth: width, innerHeight: height });
    window.dispatchEvent(new Event("resize"));
  }

  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML =
      '<form><input type="text" id="box"><button id="send">Send</button></form><button id="away">Away</button>';
    sized(390, 844);
    stop = watchWriting(window);
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    document.body.innerHTML = "";
  });
  const focus = (id: string) => {
    document.getElementById(id)?.focus();
    vi.runAllTimers();
  };

  test("says so from when the keyboard comes until it goes, and nothing of it after the page was left", () => {
    focus("box");
    expect(root.dataset.writing).toBeUndefined();
    sized(390, 560);
    expect(root.dataset.writing).toBe("true");
    sized(390, 844);
    expect(root.dataset.writing).toBeUndefined();
    sized(390, 560);
    stop();
    expect(root.dataset.writing).toBeUndefined();
    vi.runAllTimers();
    expect(root.dataset.writing).toBeUndefined();
  });

  test("the button beside the box keeps it, so that it is pressed where it stands; elsewhere the room comes back, and what has the focus into sight", () => {
    const seen = vi.fn<(this: Element) => void>();
    Element.prototype.scrollIntoView = function see(this: Element) {
      seen.call(this);
    };
    sized(390, 500);
    focus("box");
    expect(root.dataset.writing).toBe("true");
    focus("send");
    expect(root.dataset.writing).toBe("true");
    expect(seen).not.toHaveBeenCalled();
    focus("away");
    expect(root.dataset.writing).toBeUndefined();
    expect(seen.mock.contexts).toEqual([document.getElementById("away")]);
  });
});
