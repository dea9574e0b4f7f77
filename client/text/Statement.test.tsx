// @vitest-environment jsdom
import { render } from "preact";
import { expect, test, vi } from "vitest";
import { Statement } from "./Statement.tsx";

test("the source is readable until the drawing code has come, then the statement is drawn", async () => {
  const page = document.createElement("div");
  render(<Statement source={"**Find** $x^2$ <b>"} lang="en" />, page);
  expect(page.textContent).toBe("**Find** $x^2$ <b>");
  expect(page.querySelector("[lang=en]")).not.toBeNull();

  await vi.waitFor(() => expect(page.querySelector(".katex math msup")).not.toBeNull(), 15_000);
  expect(page.querySelector("strong")?.textContent).toBe("Find");
  expect(page.querySelector("b")).toBeNull();

  render(<Statement source="Найдите $y$" lang="ru" />, page);
  expect(page.querySelector("[lang=ru]")?.textContent).toContain("Найдите");
  expect(page.querySelector("msup")).toBeNull();
});
