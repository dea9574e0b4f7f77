// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from "vitest";
import type { RouteReply } from "../../../shared/api.ts";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import { TextsContext } from "../../i18n/texts.ts";
import { clear, fill, find, press, settle, show, stageApp, submit, textOf } from "../testing/stage.tsx";
import { JoinPage } from "./JoinPage.tsx";

const { join } = en;
const lobby: RouteReply["findRoom"] = { title: "Spring", phase: "lobby", entryOpen: true };
const found = { ok: true, reply: lobby } as const;
const grant = { ok: true, reply: { teamId: "t1", seatId: "seat-1", seatToken: "token" } } as const;

afterEach(() => {
  clear();
  vi.useRealTimers();
});

/** The page's own waits come to their end. */
const passes = (ms: number) => settle(() => vi.advanceTimersByTimeAsync(ms));

const page = () => textOf(document.querySelector("main"));

test("FST1 the first page has a way to the console, which is not there once a code was typed", async () => {
  const { app } = stageApp({ findRoom: () => found });
  await show(app, <JoinPage code="" />);
  expect(find<HTMLAnchorElement>("a", en.beginning.forTeachers).pathname).toBe("/console");
  await show(app, <JoinPage key="room" code="K7MPXW" />);
  await settle();
  expect(page()).not.toContain(en.beginning.forTeachers);
});

test("a code is read however it is typed, and leads to its room", async () => {
  const { app, asked, visited } = stageApp();
  await show(app, <JoinPage code="" />);
  await submit();
  expect(page()).toContain(join.codeMissing);
  await fill("code", " k7m-pxw ");
  expect(page()).not.toContain(join.codeMissing);
  await submit();
  expect(visited).toEqual(["/join/K7MPXW"]);
  expect(asked).toEqual([]);
});

test("a wrong code is said, with the code to be mended; the same one is asked for again without leaving the program", async () => {
  let isThere = false;
  const { app, asked } = stageApp({
    findRoom: () => (isThere ? found : { ok: false, problem: { code: "unknown_room" } }),
  });
  await show(app, <JoinPage code="K7MPXX" />);
  await settle();
  expect(page()).toContain(en.httpProblems.unknown_room({}));
  expect(document.querySelector<HTMLInputElement>("[name=code]")?.value).toBe("K7MPXX");
  await submit();
  await settle();
  expect(page()).toContain(en.httpProblems.unknown_room({}));
  isThere = true;
  await submit();
  await settle();
  expect(asked).toHaveLength(3);
  expect(page()).toContain("Spring");
});

test.each(["foreign_reply", "unreachable", "not_saved"] as const)(
  "PAG17 what is typed stays while the room cannot be looked for, which is said and done again: %s",
  async (code) => {
    vi.useFakeTimers();
    let isReached = false;
    const { app, asked } = stageApp({
      findRoom: () => (isReached ? found : { ok: false, problem: { code } }),
    });
    await show(app, <JoinPage code="K7MPXW" />);
    await settle();
    expect(page()).toContain(en.httpProblems[code]({}));
    await fill("team", "Otters");
    await passes(3_000);
    expect(asked).toHaveLength(2);
    isReached = true;
    await passes(3_000);
    expect(page()).toContain("Spring");
    expect(page()).not.toContain(en.httpProblems[code]({}));
    expect(nameField()?.value).toBe("Otters");
    await passes(60_000);
    expect(asked).toHaveLength(3);
  },
);

test("a new team joins, its seat is kept in the browser, and the same wish keeps its id", async () => {
  let tries = 0;
  const { app, asked, visited } = stageApp({
    findRoom: () => found,
    joinRoom: () => (++tries === 1 ? { ok: false, problem: { code: "unreachable" } } : grant),
  });
  await show(app, <JoinPage code="K7MPXW" />);
  await settle();
  await fill("team", "  ");
  await submit();
  expect(page()).toContain(join.nameMissing);
  await fill("team", "  Sea   Otters ");
  await submit();
  expect(page()).toContain(en.httpProblems.unreachable({}));
  await submit();
  const wishes = asked.filter(({ name }) => name === "joinRoom").map(({ call }) => call.body);
  const wish = { id: "id-1", secret: "id-2", name: "  Sea   Otters " };
  expect(wishes).toEqual([wish, wish]);
  expect(visited).toEqual(["/play/K7MPXW/seat-1"]);
  expect(app.seats.find("seat-1")).toMatchObject({ teamName: "Sea Otters", roomCode: "K7MPXW" });
});

test("another name is another wish", async () => {
  const ids: string[] = [];
  const { app } = stageApp({
    findRoom: () => found,
    joinRoom({ body: { id } }) {
      ids.push(id);
      return { ok: false, problem: { code: "team_name_taken" } };
    },
  });
  await show(app, <JoinPage code="K7MPXW" />);
  await settle();
  await fill("team", "Otters");
  await submit();
  expect(page()).toContain(en.rejections.team_name_taken({}));
  await fill("team", "Beavers");
  expect(page()).not.toContain(en.rejections.team_name_taken({}));
  await submit();
  expect(new Set(ids).size).toBe(2);
  expect(ids).toHaveLength(2);
});

/** What a page loads when it needs it has come. */
const loaded = () => settle(() => vi.dynamicImportSettled());
const nameField = () => document.querySelector<HTMLInputElement>("[name=team]");

test("ENT23 a name is suggested, so that joining takes no more than the button", async () => {
  const { app, visited } = stageApp({ findRoom: () => found, joinRoom: () => grant });
  await show(app, <JoinPage code="K7MPXW" />);
  await loaded();
  const suggested = nameField()?.value;
  expect(suggested).toBe("Agile Albatrosses");
  const chosen = () => [nameField()?.selectionStart, nameField()?.selectionEnd];
  expect(chosen()).toEqual([0, suggested?.length]);
  nameField()?.setSelectionRange(2, 2);
  await settle(() => nameField()?.click());
  expect(chosen()).toEqual([0, suggested?.length]);
  // Nor does a browser put the caret where a press on the choice ends.
  const release = new MouseEvent("mouseup", { bubbles: true, cancelable: true });
  nameField()?.dispatchEvent(release);
  expect(release.defaultPrevented).toBe(true);
  await submit();
  expect(visited).toEqual(["/play/K7MPXW/seat-1"]);
  expect(app.seats.find("seat-1")?.teamName).toBe(suggested);
});

test("ENT23 another name is a click away, is told to who cannot see it, and stands in the place of what was typed", async () => {
  const { app } = stageApp({ findRoom: () => found });
  await show(app, <JoinPage code="K7MPXW" />);
  await loaded();
  const seen = new Set([nameField()?.value]);
  await fill("team", "Otters");
  for (let click = 0; click < 3; click++) {
    await press(join.anotherName);
    seen.add(nameField()?.value);
    expect(textOf(document.querySelector(".visually-hidden[role=status]"))).toBe(nameField()?.value);
  }
  expect(seen.size).toBe(4);
  expect(seen).not.toContain("Otters");
});

test("ENT23 where a suggested name is taken by now, the next is offered; a name of somebody's own stays to be mended", async () => {
  const { app, asked } = stageApp({
    findRoom: () => found,
    joinRoom: () => ({ ok: false, problem: { code: "team_name_taken" } }),
  });
  await show(app, <JoinPage code="K7MPXW" />);
  await loaded();
  const first = nameField()?.value ?? "";
  await submit();
  expect(page()).toContain(join.suggestedTaken(first));
  const second = nameField()?.value ?? "";
  expect(second).not.toBe(first);
  await submit();
  expect(asked.filter(({ name }) => name === "joinRoom").map(({ call }) => call.body)).toMatchObject([
    { id: "id-1", name: first },
    { id: "id-3", name: second },
  ]);
  await fill("team", "Otters");
  await submit();
  expect(nameField()?.value).toBe("Otters");
});

test("ENT23 a second laptop is suggested no name, and a suggestion follows the language", async () => {
  const { app } = stageApp({ findRoom: () => found });
  await show(app, <JoinPage code="K7MPXW" />);
  await loaded();
  await settle(() => app.preferences.setLanguage("ru"));
  await loaded();
  expect(nameField()?.value).toMatch(/^[а-яё]+ [а-яё]+$/i);
  await settle(() => find<HTMLElement>("label", join.secondLaptop).querySelector("input")?.click());
  expect(nameField()?.value).toBe("");
  expect(page()).not.toContain(join.anotherName);
});

test("a second laptop needs a PIN of six digits; a wrong one is said beside it", async () => {
  const { app, asked } = stageApp({
    findRoom: () => found,
    takeSeat: () => ({ ok: false, problem: { code: "wrong_pin" } }),
  });
  await show(app, <JoinPage code="K7MPXW" />);
  await settle();
  await settle(() => find<HTMLElement>("label", join.secondLaptop).querySelector("input")?.click());
  await fill("team", "Otters");
  await fill("pin", "12345");
  await submit();
  expect(page()).toContain(join.pinMissing);
  await fill("pin", "１２３ 456");
  await submit();
  expect(asked.map(({ name }) => name)).toEqual(["findRoom", "takeSeat"]);
  const pin = document.querySelector("[name=pin]")?.closest(".field");
  expect(textOf(pin ?? null)).toContain(en.rejections.wrong_pin({}));
});

test("a finished contest leads to its results, a closed one to the second laptop", async () => {
  const { app } = stageApp({ findRoom: () => ({ ok: true, reply: { ...lobby, phase: "finished" } }) });
  await show(app, <JoinPage key="finished" code="K7MPXW" />);
  await settle();
  expect(find<HTMLAnchorElement>("a", join.toResults).getAttribute("href")).toBe("/results/K7MPXW");
  expect(document.querySelector("[name=team]")).toBeNull();

  const closed = stageApp({ findRoom: () => ({ ok: true, reply: { ...lobby, entryOpen: false } }) });
  await show(closed.app, <JoinPage key="closed" code="K7MPXW" />);
  await settle();
  expect(page()).toContain(join.entryClosed);
  expect(document.querySelector("[name=pin]")).not.toBeNull();
});

test("the seats of this browser are offered again", async () => {
  const { app } = stageApp();
  app.seats.keep({ ...grant.reply, roomCode: "K7MPXW", teamName: "Otters", takenAt: 1 });
  await show(app, <JoinPage code="" />);
  const link = [...document.querySelectorAll("a")].find((anchor) => anchor.textContent?.includes("Otters"));
  expect(link?.getAttribute("href")).toBe("/play/K7MPXW/seat-1");
});

test("PAG41 whoever forgets a seat goes on to the next, to the last that is left, and then to the page", async () => {
  const { app } = stageApp();
  for (const [index, teamName] of ["Otters", "Beavers", "Herons"].entries()) {
    const seat = { ...grant.reply, seatId: `seat-${index}`, teamName, takenAt: -index };
    app.seats.keep({ ...seat, roomCode: "K7MPXW" });
  }
  await show(app, <JoinPage code="" />);
  const focused = () => document.activeElement?.getAttribute("aria-label");
  await press(join.forget("Beavers"));
  expect(focused()).toBe(join.forget("Herons"));
  await press(join.forget("Herons"));
  expect(focused()).toBe(join.forget("Otters"));
  await press(join.forget("Otters"));
  expect(document.activeElement).toBe(document.querySelector("#content"));
});

test("BOA4 a seat that is offered again has its team's boat before its name, once that was seen", async () => {
  const { app } = stageApp();
  const seat = { ...grant.reply, roomCode: "K7MPXW", teamName: "Otters", takenAt: 1 };
  app.seats.keep({ ...seat, boat: 7 });
  await show(app, <JoinPage code="" />);
  expect(textOf(document.querySelector(".own-seat-name"))).toBe(join.continueAs("Otters"));
  await loaded();
  expect(document.querySelector(".own-seats .boat")?.getAttribute("data-boat")).toBe("7");
  expect(textOf(document.querySelector(".own-seat-name"))).toBe(join.continueAs("Otters"));
  await settle(() => app.seats.keep(seat));
  expect(document.querySelector(".own-seats .boat")).toBeNull();
});

test("PAG17 after the code the name's field has the focus at once, and what is typed stays when the room is found", async () => {
  const { app } = stageApp({ findRoom: () => ({ ok: true, reply: { ...lobby, entryOpen: false } }) });
  const { promise, resolve } = Promise.withResolvers<void>();
  const { call } = app;
  const slow: typeof call = async (name, made) => {
    await promise;
    return call(name, made);
  };
  await show({ ...app, call: slow }, <JoinPage code="K7MPXW" />);
  expect(document.activeElement).toBe(document.querySelector("[name=team]"));
  await fill("team", "Otters");
  await settle(resolve);
  expect(page()).toContain(join.entryClosed);
  expect(document.querySelector<HTMLInputElement>("[name=team]")?.value).toBe("Otters");
  expect(document.activeElement).toBe(document.querySelector("[name=team]"));
});

test("PAG17 the name stays when somebody finds that theirs is a second laptop", async () => {
  const { app } = stageApp({ findRoom: () => found });
  await show(app, <JoinPage code="K7MPXW" />);
  await settle();
  await fill("team", "Otters");
  await settle(() => find<HTMLElement>("label", join.secondLaptop).querySelector("input")?.click());
  expect(document.querySelector<HTMLInputElement>("[name=team]")?.value).toBe("Otters");
});

test("AUT15 a second laptop shows its number while it waits for a click, and comes in by itself, with the same id", async () => {
  vi.useFakeTimers();
  const waits = { code: "waits_for_team", params: { number: 417, seconds: 3 } } as const;
  let asked = 0;
  const ids = new Set<string>();
  const { app, visited } = stageApp({
    findRoom: () => found,
    takeSeat({ body: { id } }) {
      ids.add(id);
      return ++asked < 3 ? { ok: false, problem: waits } : grant;
    },
  });
  await show(app, <JoinPage code="K7MPXW" />);
  await settle();
  await settle(() => find<HTMLElement>("label", join.secondLaptop).querySelector("input")?.click());
  await fill("team", "Otters");
  await fill("pin", "123456");
  await submit();
  expect(textOf(document.querySelector("[data-figure=device-number]"))).toBe("417");
  expect(page()).toContain(join.waitsForClick);
  await passes(3_000);
  expect(asked).toBe(2);
  await passes(3_000);
  expect(visited).toEqual(["/play/K7MPXW/seat-1"]);
  expect(ids.size).toBe(1);
});

test("AUT15 whoever writes something else waits no more, and asks for what is written now", async () => {
  vi.useFakeTimers();
  const pins: string[] = [];
  const { app } = stageApp({
    findRoom: () => found,
    takeSeat({ body: { pin } }) {
      pins.push(pin);
      return { ok: false, problem: { code: "waits_for_team", params: { number: 417, seconds: 3 } } };
    },
  });
  await show(app, <JoinPage code="K7MPXW" />);
  await settle();
  await settle(() => find<HTMLElement>("label", join.secondLaptop).querySelector("input")?.click());
  await fill("team", "Otters");
  await fill("pin", "123456");
  await submit();
  await fill("pin", "123457");
  expect(page()).not.toContain(join.waitsForClick);
  await passes(60_000);
  expect(pins).toEqual(["123456"]);
  await submit();
  expect(pins).toEqual(["123456", "123457"]);
});

test("PAG43 an error is told anew to a reader who changes the language for it", async () => {
  const { app } = stageApp({
    findRoom: () => found,
    joinRoom: () => ({ ok: false, problem: { code: "entry_closed" } }),
    takeSeat: () => ({ ok: false, problem: { code: "wrong_pin" } }),
  });
  const open = async (code: string) => {
    await settle(() => app.preferences.setLanguage("en"));
    await show(
      app,
      <TextsContext.Provider value={app.texts}>
        <JoinPage key={code} code={code} />
      </TextsContext.Provider>,
    );
    await settle();
  };
  const isTold = async (english: string, russian: string) => {
    await submit();
    expect(page()).toContain(english);
    await settle(() => app.preferences.setLanguage("ru"));
    expect(page()).toContain(russian);
    expect(page()).not.toContain(english);
  };
  await open("");
  await isTold(join.codeMissing, ru.join.codeMissing);
  await open("K7MPXW");
  await fill("team", "Otters");
  await isTold(en.rejections.entry_closed({}), ru.rejections.entry_closed({}));
  await settle(() => app.preferences.setLanguage("en"));
  await settle(() => find<HTMLElement>("label", join.secondLaptop).querySelector("input")?.click());
  await isTold(join.pinMissing, ru.join.pinMissing);
  await settle(() => app.preferences.setLanguage("en"));
  await fill("pin", "123456");
  await isTold(en.rejections.wrong_pin({}), ru.rejections.wrong_pin({}));
});

describe("ENT25 a seat that is granted while the page is on", () => {
  const slowly = () => {
    const { promise, resolve } = Promise.withResolvers<typeof grant>();
    return { promise, grants: () => settle(() => resolve(grant)) };
  };

  test("is kept and offered when the form was left meanwhile, and leads nowhere", async () => {
    const { promise, grants } = slowly();
    const { app, visited } = stageApp({ findRoom: () => found, joinRoom: () => promise });
    await show(app, <JoinPage code="K7MPXW" />);
    await settle();
    await fill("team", "Otters");
    await submit();
    await settle(() => find<HTMLElement>("label", join.secondLaptop).querySelector("input")?.click());
    await grants();
    expect(app.seats.find("seat-1")).toMatchObject({ teamName: "Otters", roomCode: "K7MPXW" });
    expect(visited).toEqual([]);
    expect(page()).toContain(join.continueAs("Otters"));
  });

  test("has the name that was asked for, whatever is written meanwhile", async () => {
    const { promise, grants } = slowly();
    const { app, visited } = stageApp({ findRoom: () => found, joinRoom: () => promise });
    await show(app, <JoinPage code="K7MPXW" />);
    await settle();
    await fill("team", "Otters");
    await submit();
    await fill("team", "Beavers");
    await grants();
    expect(app.seats.find("seat-1")?.teamName).toBe("Otters");
    expect(visited).toEqual(["/play/K7MPXW/seat-1"]);
  });

  test("leads nowhere when the form was changed while it waited at a door", async () => {
    vi.useFakeTimers();
    const { promise, grants } = slowly();
    const waits = { code: "waits_for_team", params: { number: 417, seconds: 3 } } as const;
    let asked = 0;
    const { app, visited } = stageApp({
      findRoom: () => found,
      takeSeat: () => (++asked === 1 ? { ok: false, problem: waits } : promise),
    });
    await show(app, <JoinPage code="K7MPXW" />);
    await settle();
    await settle(() => find<HTMLElement>("label", join.secondLaptop).querySelector("input")?.click());
    await fill("team", "Otters");
    await fill("pin", "123456");
    await submit();
    await passes(3_000);
    expect(asked).toBe(2);
    await fill("pin", "123457");
    await grants();
    expect(app.seats.find("seat-1")?.teamName).toBe("Otters");
    expect(visited).toEqual([]);
    expect(page()).toContain(join.continueAs("Otters"));
  });

  test("is kept also by an invitation that was put aside meanwhile", async () => {
    const { promise, grants } = slowly();
    const { app, visited } = stageApp(
      {
        findRoom: () => found,
        async acceptInvitation() {
          const { ok, reply } = await promise;
          return { ok, reply: { ...reply, teamName: "Otters" } };
        },
      },
      "#device=t1.abcdefghij.mh8x3k2q.AbCd-_12.Ab-_CdEfGhIjKlMnOpQrSt",
    );
    await show(app, <JoinPage code="K7MPXW" />);
    await loaded();
    await press(join.takeSeat);
    await press(join.withPin);
    await grants();
    expect(app.seats.find("seat-1")?.teamName).toBe("Otters");
    expect(visited).toEqual([]);
  });
});

test("ENT23 of a suggested name that is taken it is said which one, though another stands there by now", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { app } = stageApp({
    findRoom: () => found,
    async joinRoom() {
      await promise;
      return { ok: false, problem: { code: "team_name_taken" } };
    },
  });
  await show(app, <JoinPage code="K7MPXW" />);
  await loaded();
  const first = nameField()?.value ?? "";
  await submit();
  await press(join.anotherName);
  const second = nameField()?.value;
  await settle(resolve);
  expect(page()).toContain(join.suggestedTaken(first));
  expect(nameField()?.value).toBe(second);
});

test("a wait that was given up is followed by the next at once, however long it would have slept", async () => {
  vi.useFakeTimers();
  let asked = 0;
  const { app } = stageApp({
    findRoom: () => found,
    takeSeat() {
      asked++;
      return { ok: false, problem: { code: "waits_for_team", params: { number: 417, seconds: 3 } } };
    },
  });
  await show(app, <JoinPage code="K7MPXW" />);
  await settle();
  await settle(() => find<HTMLElement>("label", join.secondLaptop).querySelector("input")?.click());
  await fill("team", "Otters");
  await fill("pin", "123456");
  await submit();
  await fill("pin", "123457");
  await submit();
  expect(asked).toBe(2);
});

describe("ENT24 a page that was opened by an invitation", () => {
  const text = "t1.abcdefghij.mh8x3k2q.AbCd-_12.Ab-_CdEfGhIjKlMnOpQrSt";
  const came = { ok: true, reply: { ...grant.reply, teamName: "Otters" } } as const;

  test("takes the seat by one click, and keeps it under the team's name", async () => {
    const { app, asked, visited } = stageApp(
      { findRoom: () => found, acceptInvitation: () => came },
      `#device=${text}`,
    );
    await show(app, <JoinPage code="K7MPXW" />);
    await loaded();
    expect(page()).toContain(join.invited);
    expect(document.querySelector("[name=team]")).toBeNull();
    expect(document.activeElement).toBe(find("button", join.takeSeat));
    expect(asked.map(({ name }) => name)).toEqual(["findRoom"]);
    await press(join.takeSeat);
    expect(asked.at(-1)?.call.body).toEqual({ id: "id-1", secret: "id-2", invitation: text });
    expect(visited).toEqual(["/play/K7MPXW/seat-1"]);
    expect(app.seats.find("seat-1")).toMatchObject({ teamName: "Otters", roomCode: "K7MPXW" });
    expect(app.invitation.text.value).toBeNull();
  });

  test("says why it leads nowhere, asks again with the same wish, and has the way by name and PIN", async () => {
    const { app, asked } = stageApp(
      {
        findRoom: () => found,
        acceptInvitation: () => ({ ok: false, problem: { code: "invitation_over" } }),
      },
      `#device=${text}`,
    );
    await show(app, <JoinPage code="K7MPXW" />);
    await loaded();
    await press(join.takeSeat);
    expect(page()).toContain(en.httpProblems.invitation_over({}));
    await press(join.takeSeat);
    const wishes = asked.filter(({ name }) => name === "acceptInvitation").map(({ call }) => call.body);
    expect(wishes).toHaveLength(2);
    expect(wishes[0]).toEqual(wishes[1]);
    await press(join.withPin);
    expect(document.querySelector("[name=team]")).not.toBeNull();
  });

  test("waits in line as everybody does", async () => {
    vi.useFakeTimers();
    let asked = 0;
    const inLine = { code: "in_line", params: { place: 3, seconds: 2 } } as const;
    const { app, visited } = stageApp(
      {
        findRoom: () => found,
        acceptInvitation: () => (++asked < 2 ? { ok: false, problem: inLine } : came),
      },
      `#device=${text}`,
    );
    await show(app, <JoinPage code="K7MPXW" />);
    await loaded();
    await press(join.takeSeat);
    expect(page()).toContain(join.inLine(3, 2));
    await passes(2_000);
    expect(visited).toEqual(["/play/K7MPXW/seat-1"]);
  });
});
