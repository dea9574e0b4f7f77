// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import type { AuditEntry } from "../../../shared/audit/auditEntry.ts";
import { created, joins, opens } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { createMemoryStorage } from "../../store/browserStorage.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, fill, press, settle, stageApp, submit, textOf } from "../testing/stage.tsx";
import { AuditDialog } from "./AuditDialog.tsx";
import { ModeratorNameStrip } from "./ModeratorName.tsx";

const words = en.audit;
const base: AuditEntry = {
  seq: 2,
  at: 1_800_000_000_000,
  accountId: "teacher",
  signIn: "sign-in-1",
  name: "Ada",
  type: "LobbyOpened",
  repair: null,
  teamId: null,
  cardId: null,
  text: null,
  points: null,
  reason: "",
};
const entries: readonly AuditEntry[] = [
  { ...base, seq: 5, type: "Restated", repair: "adjust", teamId: "t1", points: -50, reason: "noise" },
  { ...base, seq: 4, name: null, signIn: null, type: "TeamRenamed", teamId: "t1", text: "Ants" },
  base,
];

afterEach(clear);

function choose(nth: number, value: string): Promise<void> {
  const select = document.querySelectorAll("select")[nth];
  if (!select) throw new Error("no select");
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  return settle();
}

test("AUD2 acts are shown with who, what and why, and filtered by kind and person", async () => {
  const { app } = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    audit: () => ({ ok: true, reply: { entries } }),
  });
  await settle(() => app.session.signIn("teacher", "password"));
  await showConsole(
    openClassroom(created(), opens(), joins(1, "Ann")),
    <AuditDialog onClose={() => {}} />,
    app,
  );
  await settle();
  const rows = () => [...document.querySelectorAll("tbody tr")].map((row) => textOf(row));
  expect(rows()).toHaveLength(3);
  expect(rows()[0]).toMatch(/Ada.*Changed points.*Ann.*−50.*noise/);
  await choose(0, words.words.acts.TeamRenamed);
  expect(rows()).toEqual([expect.stringContaining("Ants")]);
  await choose(0, "");
  await choose(1, `Ada, ${words.signIn("in-1")}`);
  expect(rows()).toHaveLength(2);
});

test("AUD5 what stands beside an act is said in words, with the names of teams", async () => {
  const told: readonly Partial<AuditEntry>[] = [
    { type: "ExtraTimeGiven", told: { type: "extraTime", teamIds: ["t1", "t9"], byMs: -150_000 } },
    { type: "TeamsMerged", teamId: "t9", told: { type: "team", teamId: "t1" } },
    { type: "NameHidden", teamId: "t1", told: { type: "nameHidden", isOn: true } },
  ];
  const { app } = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    audit: () => ({
      ok: true,
      reply: { entries: told.map((act, seq) => ({ ...base, ...act, seq })) },
    }),
  });
  await settle(() => app.session.signIn("teacher", "password"));
  await showConsole(
    openClassroom(created(), opens(), joins(1, "Ann")),
    <AuditDialog onClose={() => {}} />,
    app,
  );
  await settle();
  const details = [...document.querySelectorAll("tbody td:nth-child(4)")].map((cell) => textOf(cell));
  expect(details).toEqual(["Ann, t9: −2:30", "t9 · Ann", `Ann · ${words.words.told.nameHidden}`]);
});

test("AUD2 that there are earlier acts than those is said, and only then", async () => {
  for (const more of [true, undefined]) {
    const { app } = stageApp({
      signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
      audit: () => ({ ok: true, reply: { entries, ...(more && { more }) } }),
    });
    await settle(() => app.session.signIn("teacher", "password"));
    await showConsole(openClassroom(created(), opens()), <AuditDialog onClose={() => {}} />, app);
    await settle();
    expect(textOf(document.querySelector("dialog")).includes(words.words.older)).toBe(more === true);
    clear();
  }
});

test("PAG35 acts that do not come are said to, and asked for again; a file that does not come takes none away", async () => {
  let isReached = false;
  const { app } = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    audit: () =>
      isReached ? { ok: true, reply: { entries } } : { ok: false, problem: { code: "unreachable" } },
  });
  await settle(() => app.session.signIn("teacher", "password"));
  await showConsole(
    openClassroom(created(), opens(), joins(1, "Ann")),
    <AuditDialog onClose={() => {}} />,
    app,
  );
  await settle();
  const alert = () => [...document.querySelectorAll("[role=alert]")].map(textOf).join("");
  expect(alert()).toContain(en.httpProblems.unreachable({}));
  isReached = true;
  await press(en.results.retry);
  expect(document.querySelectorAll("tbody tr")).toHaveLength(3);
  for (const button of [words.downloadSheet, words.download]) {
    await press(button);
    // Of the last one only.
    expect(alert().split(en.httpProblems.unreachable({}))).toHaveLength(2);
  }
  expect(document.querySelectorAll("tbody tr")).toHaveLength(3);
});

test("AUD4 the acts are offered as a spreadsheet in the reader's language, and as CSV beside it", async () => {
  const saved: string[] = [];
  // jsdom has none.
  Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL: () => {} });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  const { app, asked } = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    audit: () => ({ ok: true, reply: { entries } }),
    auditXlsx: () => ({ ok: true, reply: new Uint8Array([0x50, 0x4b]) }),
    auditCsv: () => ({ ok: true, reply: "" }),
  });
  await settle(() => app.session.signIn("teacher", "password"));
  await showConsole(openClassroom(created(), opens()), <AuditDialog onClose={() => {}} />, app);
  await settle();
  await press(words.downloadSheet);
  await settle(() => app.preferences.setLanguage("ru"));
  await press(words.downloadSheet);
  await press(words.download);
  const files = asked.filter(({ name }) => name === "auditXlsx" || name === "auditCsv");
  expect(files.map(({ name, call }) => [name, call.code, call.language])).toEqual([
    ["auditXlsx", "ABC234", "en"],
    ["auditXlsx", "ABC234", "ru"],
    ["auditCsv", "ABC234", undefined],
  ]);
  expect(saved).toEqual(["xlsx", "xlsx", "csv"].map((form) => `regatta-ABC234-audit.${form}`));
});

test("AUT16 a browser asks once what its moderator is called, and keeps it", async () => {
  const storage = createMemoryStorage();
  const told: string[] = [];
  const app = { ...stageApp().app, storage };
  const open = () =>
    showConsole(openClassroom(created(), opens()), <ModeratorNameStrip />, app, {
      introduce: (name) => void told.push(name),
    });
  await open();
  expect(textOf(document.body)).toContain(words.nameAsked);
  await fill("moderator-name", " Ada ");
  await submit();
  await settle();
  expect(told).toEqual(["Ada"]);
  expect(textOf(document.body)).not.toContain(words.nameAsked);
  clear();
  await open();
  expect(textOf(document.body)).not.toContain(words.nameAsked);
});

test("AUT16 who gives no name is not asked again", async () => {
  const app = { ...stageApp().app, storage: createMemoryStorage() };
  await showConsole(openClassroom(created(), opens()), <ModeratorNameStrip />, app);
  await press(words.nameLater);
  clear();
  await showConsole(openClassroom(created(), opens()), <ModeratorNameStrip />, app);
  expect(textOf(document.body)).not.toContain(words.nameAsked);
});
