// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { AccountNotice } from "../../../shared/accountNotice.ts";
import { byModerator, created, joins, minute, opens, starts } from "../../../shared/contest/testing.ts";
import type { ClockNotice as Told } from "../../../shared/protocol.ts";
import { en } from "../../i18n/en.ts";
import type { Trouble } from "../../net/http.ts";
import type { Connection } from "../../store/contestStore.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, find, press, settle, stageApp, textOf } from "../testing/stage.tsx";
import { AccountMark } from "./AccountMark.tsx";
import { AddressPanel } from "./AddressPanel.tsx";
import { ClockNotice } from "./ClockNotice.tsx";
import { RoomBody } from "./ContestRoom.tsx";
import { TeamPanel } from "./TeamPanel.tsx";

const words = en.console;
const lesson = () => openClassroom(created(), opens(), joins(1, "Ann"), starts());
const page = () => textOf(document.body);

afterEach(clear);

describe("the clock's notice", () => {
  test("TIM14 tells in minutes that the computer's clock was moved, and goes when all is well", async () => {
    const clockNotice = signal<Told | null>(null);
    await showConsole(lesson(), <ClockNotice />, stageApp().app, { clockNotice });
    expect(page()).toBe("");
    for (const byMs of [61 * minute, -61 * minute]) {
      await settle(() => {
        clockNotice.value = { type: "wall_clock_moved", byMs };
      });
      expect(page()).toContain(byMs > 0 ? "moved forward by 61 min" : "moved back by 61 min");
    }
    await settle(() => {
      clockNotice.value = { type: "clock_set_back", byMs: -20_000 };
    });
    // Less than half a minute is told as one.
    expect(page()).toContain("is 1 min behind");
    await settle(() => {
      clockNotice.value = null;
    });
    expect(page()).toBe("");
  });
});

describe("the mark of the second count", () => {
  test("ACC5 says in words whether it agrees, and on a disagreement what it found first, of whom", async () => {
    const account = signal<AccountNotice | null>(null);
    await showConsole(lesson(), <AccountMark />, stageApp().app, { account });
    expect(page()).toBe("");
    const quiet = { checkedSeq: 5, findings: 0, first: null } as const;
    for (const state of ["agrees", "behind"] as const) {
      await settle(() => {
        account.value = { ...quiet, state };
      });
      expect(page()).toContain(words.account[state]);
    }
    const first = { seq: 4, code: "reward", teamId: "t1", purchaseId: 1 } as const;
    await settle(() => {
      account.value = { state: "disagrees", checkedSeq: 5, findings: 2, first };
    });
    expect(page()).toContain("found 2 contradictions");
    expect(page()).toContain("a wrong reward (team Ann, entry 4)");
    expect(document.querySelector("[role=alert] .notice")).not.toBeNull();
  });
});

describe("the room of a contest that cannot be opened", () => {
  test("RUN12 a broken one is told instead of the room, and beside it when the room was open", async () => {
    const trouble = signal<Trouble | null>({ code: "contest_broken" });
    const connection = signal<Connection>("connecting");
    const live = signal(null);
    await showConsole(lesson(), <RoomBody />, stageApp().app, { trouble, connection, live });
    expect(page()).toContain(en.httpProblems.contest_broken({}));
    expect(document.querySelector("[data-figure=phase]")).toBeNull();
    clear();

    await showConsole(lesson(), <RoomBody />, stageApp().app, { trouble, connection });
    await settle(() => {
      connection.value = "reconnecting";
    });
    expect(page()).toContain(en.httpProblems.contest_broken({}));
    expect(page()).toContain(en.status.reconnecting);
    expect(document.querySelector("[data-figure=phase]")).not.toBeNull();
  });
});

describe("the notices above the room", () => {
  test("are a stop of the keyboard only while a part of them is out of sight, whatever they tell", async () => {
    const resized = new Map<Element, () => void>();
    const connection = signal<Connection>("live");
    const isOpen = signal(false);
    const Room = () => (isOpen.value ? <RoomBody /> : null);
    await showConsole(lesson(), <Room />, stageApp().app, { connection });
    vi.stubGlobal(
      "ResizeObserver",
      class {
        readonly #onResize: (entries: readonly { readonly target: Element }[]) => void;
        constructor(onResize: (entries: readonly { readonly target: Element }[]) => void) {
          this.#onResize = onResize;
        }
        observe(target: Element) {
          resized.set(target, () => this.#onResize([{ target }]));
        }
        disconnect() {}
      },
    );
    await settle(() => {
      isOpen.value = true;
    });
    const notices = document.querySelector<HTMLElement>(".room-notices");
    if (!notices) throw new Error("there is no place for notices");
    let insidePx = 100;
    Object.defineProperties(notices, {
      clientHeight: { get: () => 100 },
      scrollHeight: { get: () => insidePx },
    });
    notices.style.overflowY = "auto";
    const isStop = () => {
      resized.get(notices)?.();
      return notices.hasAttribute("tabindex");
    };
    await settle(() => {
      connection.value = "reconnecting";
    });
    expect([page().includes(en.status.reconnecting), isStop()]).toEqual([true, false]);
    insidePx = 200;
    await settle(() => {
      connection.value = "live";
    });
    expect(isStop()).toBe(true);
    expect([notices.tabIndex, notices.getAttribute("aria-label")]).toEqual([0, words.notices]);
    insidePx = 100;
    expect(isStop()).toBe(false);
  });
});

describe("a team's PIN", () => {
  test("is made anew in the dialog of its seats, at once, and shown there", async () => {
    const room = lesson();
    await showConsole(room, <TeamPanel teamId="t1" />);
    await press(`${words.seats}: Ann`);
    const dialog = () => textOf(document.querySelector("dialog"));
    expect(dialog()).toContain(`${words.teamColumns.pin}: 000001`);
    expect(dialog()).toContain(words.newPinText);
    await press(words.newPin);
    expect(room.sent).toEqual([byModerator(0, { type: "GiveNewPin", teamId: "t1", pin: "654321" })]);
    expect(dialog()).toContain(`${words.teamColumns.pin}: 654321`);
    expect(textOf(document.querySelector(".facts"))).toContain("654321");
  });
});

describe("the addresses for the pupils", () => {
  const origins = ["http://10.0.0.5:2567", "http://192.168.56.1:2567"];

  test("one alone is told, without a choice", async () => {
    const { app } = stageApp({ addresses: () => ({ ok: true, reply: { origins: origins.slice(0, 1) } }) });
    await showConsole(lesson(), <AddressPanel />, app);
    await settle();
    expect(page()).toContain(words.addressesText);
    expect(document.querySelectorAll("input")).toHaveLength(0);
    expect(document.querySelector("a")?.getAttribute("href")).toMatch(
      /^http:\/\/10\.0\.0\.5:2567\/join\/\w{6}$/,
    );
  });

  test("of several, the marked one is the big screen's, and another may be chosen", async () => {
    const { app } = stageApp({ addresses: () => ({ ok: true, reply: { origins } }) });
    await showConsole(lesson(), <AddressPanel />, app);
    await settle();
    const choice = (address: string) => find<HTMLInputElement>("input", words.showAddress(address));
    expect(choice("10.0.0.5:2567").checked).toBe(true);
    await settle(() => choice("192.168.56.1:2567").click());
    expect(app.joinAddress.chosen.value).toBe(origins[1]);
    expect(choice("192.168.56.1:2567").checked).toBe(true);
    expect(choice("10.0.0.5:2567").checked).toBe(false);
  });
});
