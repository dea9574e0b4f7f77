// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import { coverCost } from "./covering.ts";

afterEach(() => document.body.replaceChildren());

const figure = { width: 100, height: 100 };

/** How much a figure hides that stands before the element `inner` of this page. */
function costBefore(html: string, inner: string): number {
  document.body.innerHTML = `${html}<aside></aside>`;
  const [below, decor] = [document.querySelector(inner), document.querySelector("aside")];
  if (!below || !decor) throw new Error(`no ${inner}`);
  Object.assign(document, { elementsFromPoint: () => [decor, below] });
  return coverCost({ left: 0, top: 0 }, figure, decor);
}

test("a code that is scanned is hidden as little as a button", () => {
  const button = costBefore("<button><b></b></button>", "b");
  expect(button).toBeGreaterThan(0);
  expect(costBefore('<svg class="qr"><path d="M0 0"/></svg>', "path")).toBe(button);
  expect(costBefore("<p></p>", "p")).toBe(0);
});
