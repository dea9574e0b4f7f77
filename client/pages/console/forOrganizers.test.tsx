// @vitest-environment jsdom
import { useMemo } from "preact/hooks";
import { afterEach, expect, test, vi } from "vitest";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import { createMemoryStorage } from "../../store/browserStorage.ts";
import { createSession } from "../../store/session.ts";
import { useApp } from "../AppContext.ts";
import { clear, find, press, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { ConsolePage } from "./ConsolePage.tsx";
import { ForOrganizers } from "./ForOrganizers.tsx";

const page = () => textOf(document.body);

afterEach(() => {
  clear();
  vi.useRealTimers();
});

test("PAG34 who was signed in is asked for no password while the server does not answer, and comes in when it does", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let answer: Answer<"refresh"> = { ok: false, problem: { code: "unreachable" } };
  const { app } = stageApp({ refresh: () => answer });
  app.storage.write("regatta.sign-in", "ada");
  await show(app, <ForOrganizers>Contests</ForOrganizers>);
  await settle();
  expect(textOf(document.querySelector("main [role=status]"))).toContain(en.httpProblems.unreachable({}));
  expect(page()).toContain(en.play.triesAgain);
  expect(document.querySelector("input[type=password]")).toBeNull();
  answer = { ok: true, reply: { accessToken: "token", login: "ada" } };
  await settle(() => vi.advanceTimersByTime(5_000));
  expect(page()).toBe("Contests");
});

test("AUT18 who could not be signed out is told why, beside the button, which waits for the answer", async () => {
  const answers: Answer<"signOut">[] = [
    { ok: false, problem: { code: "unreachable" } },
    { ok: true, reply: {} },
  ];
  const asked = Promise.withResolvers<void>();
  const { app } = stageApp({
    refresh: () => ({ ok: true, reply: { accessToken: "token", login: "ada" } }),
    async signOut() {
      await asked.promise;
      return answers.shift() ?? { ok: true, reply: {} };
    },
  });
  app.storage.write("regatta.sign-in", "ada");
  await show(app, <ConsolePage code={null} />);
  await settle();
  await press(en.console.signOut);
  expect(find("button", en.join.working).getAttribute("aria-disabled")).toBe("true");
  await press(en.join.working);
  await settle(() => asked.resolve());
  await settle();
  expect(textOf(document.querySelector(".sign-out [role=alert]"))).toBe(
    `✗ ${en.console.notSignedOut} ${en.httpProblems.unreachable({})}`,
  );
  expect(answers).toHaveLength(1);
  await press(en.console.signOut);
  await settle();
  await settle();
  expect(document.querySelector("input[type=password]")).not.toBeNull();
});

/** A page of somebody who is signed in, and another of the same browser, which it hears. */
async function openBeside() {
  let login = "ada";
  const stage = stageApp({
    firstRun: () => ({ ok: true, reply: { login: null } }),
    signIn: ({ body }) => {
      login = body.login;
      return { ok: true, reply: { accessToken: `${login}'s`, login } };
    },
    refresh: () => ({ ok: true, reply: { accessToken: `${login}'s`, login } }),
    signOut: () => ({ ok: true, reply: {} }),
  });
  const listening: (() => void)[] = [];
  const session = createSession(stage.app.call, stage.app.storage, (listen) => listening.push(listen));
  await session.signIn("ada", "secret");
  await show(
    { ...stage.app, session },
    <ForOrganizers>
      <Opened />
    </ForOrganizers>,
  );
  await settle();
  const beside = async (act: (other: typeof session) => Promise<unknown>) => {
    await settle(() => act(stage.app.session));
    await settle(() => {
      for (const listen of listening) listen();
    });
    await settle();
    await settle();
  };
  return { ...stage, session, beside };
}

/** Says by whom it was opened. */
function Opened() {
  const { session } = useApp();
  const by = useMemo(() => session.state.peek(), [session]);
  return <output>{by.type === "signed_in" ? by.login : "nobody"}</output>;
}

test("AUT20 signed out on another page, an organizer's page shows the sign-in, and comes in as that does", async () => {
  const { asked, beside } = await openBeside();
  expect(page()).toBe("ada");
  await beside((other) => other.signOut());
  expect(document.querySelector("input[type=password]")).not.toBeNull();
  expect(document.querySelector("output")).toBeNull();
  await beside((other) => other.signIn("ada", "secret"));
  expect(page()).toBe("ada");
  // The other page had to ask who it was, and this one when somebody had come.
  expect(asked.filter(({ name }) => name === "refresh")).toHaveLength(2);
});

test("AUT21 what was open is opened anew for whoever signed in on another page", async () => {
  const { beside } = await openBeside();
  await beside((other) => other.signIn("bob", "secret"));
  expect(page()).toBe("bob");
});

test("AUT21 so it is where pages cannot hear of each other, as soon as the cookie brings somebody else", async () => {
  const { app, session } = await openBeside();
  const elsewhere = createSession(app.call, createMemoryStorage(), () => {});
  await settle(() => elsewhere.signIn("bob", "secret"));
  await settle(() => session.accessToken("ada's"));
  expect(page()).toBe("bob");
});
