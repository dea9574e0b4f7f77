// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Router, startRouter } from "./router.ts";

let router: Router;
beforeAll(() => {
  Object.assign(globalThis, { scrollTo: () => {} });
  router = startRouter();
});
beforeEach(() => router.go("/console/ABC234"));
afterEach(() => document.body.replaceChildren());

/** Whether the router follows the link; else the browser would. */
function click(href: string): boolean {
  document.body.innerHTML = `<a href="${href}">Go</a><main id="content" tabindex="-1"></main>`;
  let isFollowed = false;
  // jsdom goes nowhere.
  const last = (event: Event) => {
    isFollowed = event.defaultPrevented;
    event.preventDefault();
  };
  addEventListener("click", last, { once: true });
  document.querySelector("a")?.click();
  return isFollowed;
}

test("PAG33 a link to a place of this page gives it the focus, and makes no step of the history", () => {
  const steps = history.length;
  expect(click("#content")).toBe(true);
  expect(document.activeElement?.id).toBe("content");
  expect([location.pathname, location.hash, history.length]).toEqual(["/console/ABC234", "", steps]);
});

test("PAG33 so does one of a page that nobody knows", () => {
  router.go("/nowhere");
  expect(click("#content")).toBe(true);
  expect(document.activeElement?.id).toBe("content");
});

test("a link to another of our pages is followed, and where it names a place there, by the browser", () => {
  expect(click("/results/ABC234")).toBe(true);
  expect(router.page.value).toEqual({ name: "results", code: "ABC234" });
  expect(click("/console/ABC234/board#card-5")).toBe(false);
  expect(click("/console/ABC234/board#content")).toBe(false);
  expect(click("/nowhere")).toBe(false);
  expect(click("https://example.org/#content")).toBe(false);
  expect(router.page.value.name).toBe("results");
});
