// @vitest-environment jsdom
import { expect, test } from "vitest";
import { leaveRoomForKeyboard } from "./keyboardRoom.ts";

class Glass extends EventTarget {
  height = 844;
  scale = 1;

  becomes(height: number, scale = 1): void {
    Object.assign(this, { height, scale });
    this.dispatchEvent(new Event("resize"));
  }
}

function phone() {
  const glass = new Glass();
  const scrolled: number[] = [];
  const root = document.createElement("html");
  const window = {
    innerHeight: 844,
    visualViewport: glass,
    scrollTo: (_: number, y: number) => scrolled.push(y),
  };
  const stop = leaveRoomForKeyboard(window, root);
  return { glass, root, scrolled, stop, height: () => root.style.getPropertyValue("--full-height") };
}

test("PAG12 the page is as high as what the keyboard leaves, from its upper edge, and again whole without it", () => {
  const { glass, scrolled, height, root } = phone();
  expect(height()).toBe("");
  glass.becomes(500.4);
  expect(height()).toBe("500px");
  expect(root.dataset.keyboard).toBe("up");
  expect(scrolled).toEqual([0]);
  glass.becomes(844);
  expect(height()).toBe("");
  expect(root.dataset.keyboard).toBeUndefined();
});

test("PAG12 neither a browser's bars nor a finger that enlarges the page is a keyboard", () => {
  const { glass, height } = phone();
  glass.becomes(790);
  expect(height()).toBe("");
  glass.becomes(422, 2);
  expect(height()).toBe("");
});

test("PAG12 a page that is left leaves no height behind", () => {
  const { glass, stop, height } = phone();
  glass.becomes(500);
  stop();
  expect(height()).toBe("");
  glass.becomes(480);
  expect(height()).toBe("");
});

test("PAG12 a browser that cannot tell is left alone", () => {
  const root = document.createElement("html");
  leaveRoomForKeyboard({ innerHeight: 844, visualViewport: null, scrollTo: () => {} }, root)();
  expect(root.style.length).toBe(0);
});
