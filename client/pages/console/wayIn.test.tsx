// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { firstLinkFragment } from "../../../shared/firstPassword.ts";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import { clear, fill, press, settle, show, stageApp, submit, textOf } from "../testing/stage.tsx";
import { WayIn } from "./WayIn.tsx";

const words = en.beginning;
const page = () => textOf(document.body);
const headings = () => [...document.querySelectorAll("h1")].map(textOf);
const field = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`);
const signedIn = { ok: true, reply: { accessToken: "token", login: "anna" } } as const;

beforeEach(() => history.replaceState(null, "", "/console"));
afterEach(clear);

type Answers = {
  readonly firstRun?: Answer<"firstRun">;
  readonly setFirstPassword?: Answer<"setFirstPassword">;
};
const awaited = { ok: true, reply: { login: "anna" } } as const;
const settled = { ok: true, reply: { login: null } } as const;

async function open({ firstRun = awaited, setFirstPassword = signedIn }: Answers = {}) {
  const staged = stageApp({
    firstRun: () => firstRun,
    setFirstPassword: () => setFirstPassword,
    signIn: () => signedIn,
  });
  await show(staged.app, <WayIn />);
  await settle();
  return staged;
}

test("FST3 where nobody may choose there is the sign-in, and no word of a password to choose", async () => {
  const { asked } = await open({ firstRun: settled });
  expect(headings()).toEqual([en.console.signInTitle]);
  expect(document.querySelector(".notice")).toBeNull();
  expect(asked).toEqual([{ name: "firstRun", call: { body: { secret: null } } }]);
});

test("FST3 so there is without an answer", async () => {
  await open({ firstRun: { ok: false, problem: { code: "unreachable" } } });
  expect(headings()).toEqual([en.console.signInTitle]);
  expect(document.querySelector(".notice")).toBeNull();
});

describe("on a new installation", () => {
  test("FST2 the password is chosen, and leads straight in", async () => {
    const { app, asked } = await open();
    expect(headings()).toEqual([words.passwordTitle]);
    expect([field("login")?.value, field("login")?.readOnly]).toEqual(["anna", true]);
    expect(field("password")?.autocomplete).toBe("new-password");
    expect(document.activeElement).toBe(field("password"));
    await fill("password", "long enough");
    await submit();
    expect(asked.at(-1)).toEqual({
      name: "setFirstPassword",
      call: { body: { password: "long enough", secret: null } },
    });
    expect(app.session.state.value).toEqual({ type: "signed_in", login: "anna" });
  });

  test("FST2 what is typed is hidden until asked for", async () => {
    await open();
    await fill("password", "long enough");
    expect(field("password")?.type).toBe("password");
    await press(words.showPassword);
    expect([field("password")?.type, field("password")?.value]).toEqual(["text", "long enough"]);
    await press(words.hidePassword);
    expect(field("password")?.type).toBe("password");
  });

  test("FST2 a short one is said, until another is typed, and asks nobody", async () => {
    const { asked } = await open();
    // Seven characters, however many units they take.
    for (const short of ["", "1234567", "🐬🐬🐬🐬🐬🐬🐬"]) {
      await fill("password", short);
      await submit();
      expect(page()).toContain(words.passwordShort);
    }
    await fill("password", "12345678");
    expect(page()).not.toContain(words.passwordShort);
    expect(asked.map(({ name }) => name)).toEqual(["firstRun"]);
  });

  test("FST4 when another browser was faster, one is told to sign in", async () => {
    const { app } = await open({ setFirstPassword: { ok: false, problem: { code: "password_set" } } });
    await fill("password", "long enough");
    await submit();
    expect(headings()).toEqual([en.console.signInTitle]);
    expect(page()).toContain(en.httpProblems.password_set({}));
    await fill("login", "anna");
    await fill("password", "the other one");
    await submit();
    expect(app.session.state.value).toEqual({ type: "signed_in", login: "anna" });
  });

  test("FST4 without a network it is said, and nothing that was typed is lost", async () => {
    await open({ setFirstPassword: { ok: false, problem: { code: "unreachable" } } });
    await fill("password", "long enough");
    await submit();
    expect(page()).toContain(en.httpProblems.unreachable({}));
    expect(field("password")?.value).toBe("long enough");
  });
});

describe("FST3 by the printed link", () => {
  test("its secret is sent along, and leaves the address when it was used", async () => {
    location.hash = firstLinkFragment("K7MPXW");
    const { asked, visited } = await open();
    await fill("password", "long enough");
    await submit();
    expect(asked.map(({ call }) => call.body)).toEqual([
      { secret: "K7MPXW" },
      { password: "long enough", secret: "K7MPXW" },
    ]);
    expect(visited).toEqual([]);
    await settle(clear);
    expect(visited).toEqual(["/console"]);
  });

  test("one that has ended says so, above the sign-in", async () => {
    location.hash = firstLinkFragment("OLD");
    await open({ firstRun: settled });
    expect(headings()).toEqual([en.console.signInTitle]);
    expect(page()).toContain(en.httpProblems.link_over({}));
  });

  test("it works when it is pasted into the open page", async () => {
    const { asked } = await open({ firstRun: settled });
    expect(asked.at(-1)?.call.body).toEqual({ secret: null });
    await settle(async () => {
      const heard = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
      location.hash = firstLinkFragment("K7MPXW");
      await heard;
    });
    await settle();
    expect(asked.at(-1)?.call.body).toEqual({ secret: "K7MPXW" });
  });
});
