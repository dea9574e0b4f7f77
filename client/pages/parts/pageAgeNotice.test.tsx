// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, expect, test } from "vitest";
import { en } from "../../i18n/en.ts";
import type { PageAge } from "../../net/pageParts.ts";
import { clear, find, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { PageAgeNotice } from "./PageAgeNotice.tsx";

afterEach(clear);

test("PAG4 a page that is too old or lacks a part says what becomes of it, and offers to reload where it did in vain", async () => {
  const pageAge = signal<PageAge>("current");
  const told = () => textOf(document.querySelector("[role=alert]"));
  await show({ ...stageApp().app, pageAge }, <PageAgeNotice />);
  expect(told()).toBe("");
  for (const age of ["updated", "lost"] as const) {
    await settle(() => {
      pageAge.value = age;
    });
    expect(told()).toContain(en.app[age]);
    expect(document.querySelector("button")).toBeNull();
  }
  for (const age of ["stale", "incomplete"] as const) {
    await settle(() => {
      pageAge.value = age;
    });
    expect(told()).toContain(en.app[age]);
    find("button", en.app.reload);
  }
});
