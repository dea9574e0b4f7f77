// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import { created, opens } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, fill, settle, stageApp, submit, textOf } from "../testing/stage.tsx";
import { AuditDialog } from "./AuditDialog.tsx";

const words = en.audit;

afterEach(clear);

test("CON9 AUT16 beside the list of acts it is said that another name is kept, or that none was typed", async () => {
  const { app } = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    audit: () => ({ ok: true, reply: { entries: [] } }),
  });
  await settle(() => app.session.signIn("teacher", "password"));
  const told: string[] = [];
  await showConsole(openClassroom(created(), opens()), <AuditDialog onClose={() => {}} />, app, {
    introduce: (name) => void told.push(name),
  });
  await settle();
  const alert = () => textOf(document.querySelector(".name-form [role=alert]"));
  await fill("moderator-name", " ");
  await submit();
  await settle();
  expect([alert(), told]).toEqual([`✗ ${words.nameMissing}`, []]);
  await fill("moderator-name", "Eve ");
  expect(alert()).toBe("");
  await submit();
  await settle();
  expect([told, app.storage.read("regatta.moderator-name")]).toEqual([["Eve"], "Eve"]);
  expect(textOf(document.querySelector(".dialog-said"))).toBe(`✓ ${words.nameSaved("Eve")}`);
});
