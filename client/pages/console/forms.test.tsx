// @vitest-environment jsdom
import type { ComponentChildren } from "preact";
import { afterEach, describe, expect, test } from "vitest";
import {
  byModerator,
  created,
  finishes,
  joins,
  minute,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import { TextsContext } from "../../i18n/texts.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, fill, settle, show, stageApp, submit, textOf } from "../testing/stage.tsx";
import { AdmitForm } from "./AdmitForm.tsx";
import { NewContestForm } from "./NewContestForm.tsx";
import { ReopenDialog } from "./ReopenDialog.tsx";
import { SignInForm } from "./SignInForm.tsx";

const words = en.console;
const page = () => textOf(document.body);

afterEach(clear);

describe("signing in", () => {
  test("needs both fields, and asks nobody before", async () => {
    const { app, asked } = stageApp();
    await show(app, <SignInForm />);
    await fill("login", "teacher");
    await submit();
    expect(page()).toContain(words.fieldsMissing);
    expect(asked).toEqual([]);
  });

  test("a wrong password is said, until another is typed; the right one signs in", async () => {
    const { app, asked } = stageApp({
      signIn: ({ body }) =>
        body.password === "right"
          ? { ok: true, reply: { accessToken: "token", login: "teacher" } }
          : { ok: false, problem: { code: "wrong_password" } },
    });
    await show(app, <SignInForm />);
    await fill("login", " teacher ");
    await fill("password", "wrong");
    await submit();
    expect(page()).toContain(en.httpProblems.wrong_password({}));
    await fill("password", "right");
    expect(page()).not.toContain(en.httpProblems.wrong_password({}));
    await submit();
    expect(asked.findLast(({ name }) => name === "signIn")?.call.body).toMatchObject({ login: "teacher" });
    expect(app.session.state.value).toEqual({ type: "signed_in", login: "teacher" });
  });
});

describe("admitting a team", () => {
  const lesson = () => openClassroom(created(), opens(), joins(1, "Ann"), starts());

  test("needs a name, says when it is taken, and empties its field when it is done", async () => {
    const room = lesson();
    const { said } = await showConsole(room, <AdmitForm />);
    await submit();
    expect(page()).toContain(en.join.nameMissing);
    await fill("admit", "Ann");
    await submit();
    expect(page()).toContain(en.rejections.team_name_taken({ name: "Ann" }));
    await fill("admit", "Bob");
    await submit();
    expect(said.value).toEqual({ tone: "good", sentence: words.admitted("Bob") });
    expect(document.querySelector<HTMLInputElement>("[name=admit]")?.value).toBe("");
    expect(Object.values(room.state.value.teams).map(({ name }) => name)).toEqual(["Ann", "Bob"]);
  });

  test("is possible when the entry is closed, and not after the end", async () => {
    const room = lesson();
    room.happens(byModerator(0, { type: "SetEntry", open: false }));
    await showConsole(room, <AdmitForm />);
    await fill("admit", "Late");
    await submit();
    expect(Object.keys(room.state.value.teams)).toHaveLength(2);
    clear();
    room.happens(finishes(minute));
    await showConsole(room, <AdmitForm />);
    expect(document.querySelector("form")).toBeNull();
  });
});

test("PAG43 an error is told anew to a reader who changes the language for it", async () => {
  const { app } = stageApp({ signIn: () => ({ ok: false, problem: { code: "wrong_password" } }) });
  const inItsLanguage = (shown: ComponentChildren) => (
    <TextsContext.Provider value={app.texts}>{shown}</TextsContext.Provider>
  );
  const isTold = async (english: string, russian: string) => {
    await submit();
    expect(page()).toContain(english);
    await settle(() => app.preferences.setLanguage("ru"));
    expect(page()).toContain(russian);
    expect(page()).not.toContain(english);
    await settle(() => app.preferences.setLanguage("en"));
  };
  await show(app, inItsLanguage(<SignInForm />));
  await isTold(words.fieldsMissing, ru.console.fieldsMissing);
  await fill("login", "teacher");
  await fill("password", "wrong");
  await isTold(en.httpProblems.wrong_password({}), ru.httpProblems.wrong_password({}));
  clear();
  await show(app, inItsLanguage(<NewContestForm />));
  await isTold(words.titleMissing, ru.console.titleMissing);
  clear();
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts());
  await showConsole(room, inItsLanguage(<AdmitForm />), app);
  await fill("admit", "Ann");
  const taken = { name: "Ann" };
  await isTold(en.rejections.team_name_taken(taken), ru.rejections.team_name_taken(taken));
});

test("a finished contest goes on for as many minutes as were typed; nonsense is said", async () => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts(), finishes(minute));
  room.now = 2 * minute;
  let closed = 0;
  await showConsole(room, <ReopenDialog onClose={() => void closed++} />);
  for (const wrong of ["", "0", "1.5", "1441"]) {
    await fill("minutes", wrong);
    await submit();
    expect(page()).toContain(words.durationWrong);
  }
  expect([closed, room.sent]).toEqual([0, []]);
  await fill("minutes", "7");
  await submit();
  expect(closed).toBe(1);
  expect(room.state.value.phase).toBe("running");
  expect(room.sent[0]?.command).toEqual({ type: "ReopenContest", forMs: 7 * minute });
});
