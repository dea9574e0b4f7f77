// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, expect, test } from "vitest";
import { en } from "../../i18n/en.ts";
import type { PageAge } from "../../net/pageParts.ts";
import { clear, find, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { PageAgeNotice } from "./PageAgeNotice.tsx";

afterEach(clear);

test("PAG4 a page older than the server says what becomes of it, and offers to reload where it did in vain", async () => {
  const pageAge = signal<PageAge>("current");
  const told = () => textOf(document.querySelector("[role=alert]"));
  await show({ ...stageApp().app, pageAge }, <PageAgeNotice />);
  expect(told()).toBe("");
  await settle(() => {
    pageAge.value = "updated";
  });
  expect(told()).toContain(en.app.updated);
  expect(document.querySelector("button")).toBeNull();
  await settle(() => {
    pageAge.value = "stale";
  });
  expect(told()).toContain(en.app.stale);
  find("button", en.app.reload);
});
