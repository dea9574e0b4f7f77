// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import {
  answers,
  buys,
  byModerator,
  byTeam,
  created,
  joins,
  minute,
  opens,
  pauses,
  resumes,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, find, press, rowsOf, settle, textOf } from "../testing/stage.tsx";
import { BuyDialog } from "./BuyDialog.tsx";
import { NotDoneNotice } from "./NotDoneNotice.tsx";
import { usePlay } from "./PlayContext.ts";
import { PlayHeader } from "./PlayHeader.tsx";
import { StandingsTable } from "./StandingsTable.tsx";

const { play } = en;
const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);

afterEach(() => {
  clear();
  vi.useRealTimers();
});

/** As the page shows it. */
function Offered({ onBought }: { readonly onBought: () => void }) {
  const { value: cardId } = usePlay().offeredCardId;
  return cardId === null ? null : <BuyDialog key={cardId} cardId={cardId} onBought={onBought} />;
}

describe("the purchase dialog", () => {
  const dialog = () => textOf(document.querySelector("dialog"));

  test("tells price, rewards and what remains, and buys the card once", async () => {
    const room = lesson();
    let bought = 0;
    const { play: page, announced } = await showPlay(
      room,
      "t1",
      <BuyDialog cardId={2} onBought={() => void bought++} />,
    );
    page.offeredCardId.value = 2;
    expect(dialog()).toContain(`${play.buyBalanceAfter}300`);
    expect(dialog()).toContain(`${play.buySlots}${play.slotsOf(1, 3)}`);
    for (const points of ["400", "300", "200"]) expect(dialog()).toContain(points);
    const release = room.holdReplies();
    await press(play.buyConfirm(200));
    expect(document.querySelector("[data-first-focus]")).toBeNull();
    await settle(release);
    expect(room.sent).toEqual([byTeam(0, "t1", { type: "BuyCard", cardId: 2, pricePoints: 200 })]);
    expect(bought).toBe(1);
    expect(announced).toEqual([play.bought("Capitals", 200)]);
    expect(page.offeredCardId.value).toBeNull();
    expect(page.shownPurchase.value?.cardId).toBe(2);
  });

  test("a refusal stays in the dialog, in words, and nothing is bought", async () => {
    const room = lesson();
    const { play: page } = await showPlay(room, "t1", <BuyDialog cardId={1} onBought={() => {}} />);
    page.offeredCardId.value = 1;
    room.now = 11 * minute;
    await press(play.buyConfirm(100));
    expect(dialog()).toContain(en.rejections.time_is_up({}));
    expect(page.offeredCardId.value).toBe(1);
    expect(room.state.value.teams.t1?.purchases).toEqual([]);
    // It may be tried again: a moderator may have given more time.
    room.now = minute;
    await press(play.buyConfirm(100));
    expect(room.state.value.teams.t1?.purchases).toHaveLength(1);
  });

  describe("PAG32 closed while the purchase is on its way", () => {
    /** Without a network nothing reaches the contest until it comes back. */
    async function askOffline() {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      const room = lesson(buys(1, "t1", 1));
      const network = Promise.withResolvers<void>();
      const store = room.storeOfTeam("t1");
      let jumps = 0;
      const shown = await showPlay(
        room,
        "t1",
        <>
          <NotDoneNotice />
          <Offered onBought={() => void jumps++} />
        </>,
        {
          async send(command) {
            await network.promise;
            return store.send(command);
          },
        },
      );
      const offer = (cardId: number) =>
        settle(() => {
          shown.play.offeredCardId.value = cardId;
        });
      await offer(2);
      await press(play.buyConfirm(200));
      return { ...shown, room, offer, comeBack: () => settle(network.resolve), jumps: () => jumps };
    }
    const page = () => textOf(document.body);

    test("it says that it is, and that closing takes nothing back", async () => {
      const { offer, comeBack } = await askOffline();
      expect(dialog()).not.toContain(play.onItsWay);
      await settle(() => vi.advanceTimersByTime(400));
      expect(dialog()).toContain(play.onItsWay);
      await press(en.app.close);
      expect(page()).toBe("");
      // Opened anew it knows so, too.
      await offer(2);
      find("button", play.buying);
      await comeBack();
      expect(page()).toBe("");
    });

    test("the purchase leads nobody to its task", async () => {
      const { play: shown, announced, offer, comeBack, jumps } = await askOffline();
      await press(en.app.close);
      await offer(4);
      await comeBack();
      expect(announced).toEqual([play.bought("Capitals", 200)]);
      expect([jumps(), shown.offeredCardId.value, shown.shownPurchase.value?.cardId]).toEqual([0, 4, 1]);
    });

    test("a refusal is told beside the board until it is read", async () => {
      const { room, comeBack } = await askOffline();
      await press(en.app.close);
      room.happens(pauses(minute));
      await comeBack();
      const told = document.querySelector("[role=status]");
      expect(textOf(told)).toContain(play.notBought("Capitals", 200));
      expect(textOf(told)).toContain(en.rejections.contest_paused({}));
      await press(en.questions.understood);
      expect(page()).toBe("");
    });

    test("PAG1 a refusal that was told beside the board does not stand above a button that buys", async () => {
      const { room, offer, comeBack } = await askOffline();
      await press(en.app.close);
      room.happens(pauses(minute));
      await comeBack();
      await settle(() => room.happens(resumes(minute + 1)));
      await offer(2);
      find("button", play.buyConfirm(200));
      expect(page()).not.toContain(en.rejections.contest_paused({}));
    });
  });

  const covers = (at: number, covered: boolean) =>
    byModerator(at, { type: "CoverBoards", covered, pause: false });
  const blocks = (at: number, blocked: boolean) =>
    byModerator(at, { type: "BlockTeam", teamId: "t1", blocked });
  test.each([
    ["contest_paused", pauses(1), resumes(3)],
    ["boards_covered", covers(1, true), covers(3, false)],
    ["team_blocked", blocks(1, true), blocks(3, false)],
  ] as const)("PAG1 a refusal goes with what stood against the purchase: %s", async (code, comes, goes) => {
    const room = lesson();
    room.now = 2;
    const network = Promise.withResolvers<void>();
    const store = room.storeOfTeam("t1");
    await showPlay(room, "t1", <BuyDialog cardId={1} onBought={() => {}} />, {
      async send(command) {
        await network.promise;
        return store.send(command);
      },
    });
    await press(play.buyConfirm(100));
    await settle(() => room.happens(comes));
    await settle(network.resolve);
    expect(dialog().split(en.rejections[code]({}))).toHaveLength(2);
    await settle(() => room.happens(goes));
    expect(dialog()).not.toContain(en.rejections[code]({}));
    find("button", play.buyConfirm(100));
  });

  test("a card that cannot be had says why and has no button to buy", async () => {
    const room = lesson(buys(1, "t1", 1), buys(2, "t1", 4), buys(3, "t1", 5));
    await showPlay(room, "t1", <BuyDialog cardId={6} onBought={() => {}} />);
    expect(dialog()).toContain(en.rejections.no_free_slot({ slots: 3 }));
    expect(document.querySelector("[data-first-focus]")).toBeNull();
    find("button", en.app.close);
  });

  test("warns in the last two minutes that the price may be lost, and not before", async () => {
    const room = lesson();
    const [warning = ""] = play.buyLate("@").split("@");
    room.now = 7 * minute;
    await showPlay(room, "t1", <BuyDialog cardId={1} onBought={() => {}} />);
    expect(dialog()).not.toContain(warning);
    clear();
    room.now = 8.5 * minute;
    await showPlay(room, "t1", <BuyDialog cardId={1} onBought={() => {}} />);
    expect(dialog()).toContain(play.buyLate("1:30"));
  });

  test("a pause while it is open takes the button away", async () => {
    const room = lesson();
    await showPlay(room, "t1", <BuyDialog cardId={1} onBought={() => {}} />);
    find("button", play.buyConfirm(100));
    await settle(() => room.happens(pauses(minute)));
    expect(document.querySelector("[data-first-focus]")).toBeNull();
    expect(dialog()).toContain(en.rejections.contest_paused({}));
  });
});

describe("the standings beside the board", () => {
  const table = () => rowsOf(document.querySelector("table"));
  const heads = () => [...document.querySelectorAll("thead th")].map(textOf);

  test("STD1 by balance show it, and what is in play beside it", async () => {
    const room = openClassroom(
      created({}, { ranking: "balance" }),
      opens(),
      joins(1, "Ann"),
      joins(2, "Bob"),
      starts(),
      buys(1, "t1", 1),
    );
    await showPlay(room, "t1", <StandingsTable />);
    expect(heads().slice(2)).toEqual([play.standingsColumns.balance, play.standingsColumns.inPlay]);
    expect(table()).toEqual([
      ["1", "Bob", "500", ""],
      ["2", `Ann (${play.you})`, "400", "100"],
    ]);
  });

  test("show place, worth and what of it is in play, the own row marked, and follow", async () => {
    const room = lesson(buys(1, "t1", 1));
    await showPlay(room, "t1", <StandingsTable />);
    expect(heads().slice(2)).toEqual([en.rules.total, play.standingsColumns.inPlay]);
    expect(table()).toEqual([
      ["1", `Ann (${play.you})`, "500", "100"],
      ["1", "Bob", "500", ""],
    ]);
    await settle(() => room.happens(answers(2, "t1", 1, "42")));
    expect(table()).toEqual([
      ["1", `Ann (${play.you})`, "600", ""],
      ["2", "Bob", "500", ""],
    ]);
    expect(textOf(document.querySelector("[data-own=true]"))).toContain("Ann");
  });

  test("equal balances share a place", async () => {
    await showPlay(lesson(), "t2", <StandingsTable />);
    expect(rowsOf(document.querySelector("table")).map(([place]) => place)).toEqual(["1", "1"]);
  });
});

test("PAG6 names and figures of a team's page are not for translators", async () => {
  const room = lesson(buys(1, "t1", 1));
  await showPlay(
    room,
    "t1",
    <>
      <PlayHeader />
      <StandingsTable />
    </>,
  );
  for (const shown of ["400", "500", "100", "Bob", "10:00"]) {
    const holders = [...document.querySelectorAll("*")].filter(
      (element) => element.children.length === 0 && textOf(element) === shown,
    );
    expect([shown, holders.length > 0]).toEqual([shown, true]);
    for (const holder of holders)
      expect([shown, holder.closest("[translate=no]") !== null]).toEqual([shown, true]);
  }
});
