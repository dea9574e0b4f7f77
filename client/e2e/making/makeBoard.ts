import type { Browser } from "playwright-core";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import { laptop, openSeat } from "../cast.ts";
import { eventually } from "../eventually.ts";
import { BoardPage, type WrittenCard } from "../pages/BoardPage.ts";
import { ConsolePage } from "../pages/ConsolePage.ts";
import { TeamPage } from "../pages/TeamPage.ts";
import type { Report } from "../Report.ts";

/** A contest that is made by hand, by two authors, and then played. */
export interface Making {
  readonly origin: string;
  readonly login: string;
  readonly password: string;
  readonly report: Report;
}

export async function assembleAuthors(browser: Browser) {
  const [first, second, third] = await Promise.all([
    openSeat(browser, laptop, []),
    openSeat(browser, { ...laptop, locale: "ru-RU" }, []),
    openSeat(browser, laptop, []),
  ]);
  const anna = new ConsolePage("anna", first.page, en, first.witness);
  const boris = new ConsolePage("boris", second.page, ru, second.witness);
  const ants = new TeamPage("ants", third.page, en, third.witness, { team: "Ants", isPhone: false });
  return { anna, boris, ants, all: [anna, boris, ants] };
}

const cards: readonly WrittenCard[] = [
  {
    category: "Sums",
    price: 100,
    statement: "How many days do the months of April and June have together, counted in full?",
    kind: "number",
    answer: "60",
  },
  {
    category: "Words",
    price: 100,
    statement: "Which word for a small wood do you read in **coppice**, and in no other word here?",
    kind: "text",
    answer: "copse",
  },
  {
    category: "Sums",
    price: 200,
    statement:
      "Which of these numbers is the greatest?\n\n$$\n\\frac{1}{2} + \\frac{1}{3}\n$$\n\nCompare it with all of them.",
    kind: "choice",
    choices: "0.8\n0.9\n0.7",
    answer: "0.9",
  },
  {
    category: "Words",
    price: 200,
    statement: "What is the plural of the word **ox** in the English of our days, all letters small?",
    kind: "text",
    answer: "oxen",
  },
];

export async function makeBoard(
  { origin, login, password, report }: Making,
  cast: Awaited<ReturnType<typeof assembleAuthors>>,
): Promise<void> {
  const { anna, boris, ants } = cast;
  const [desk, other] = [new BoardPage(anna), new BoardPage(boris)];
  report.act("A board made by hand: two authors, and a team that plays it");
  const code = await report.step("an empty board is one click from the list", async () => {
    await anna.signIn(origin, login, password);
    return desk.make();
  });
  await report.step("it is made smaller, and four cards are written", async () => {
    await desk.resize(2, 2);
    for (const [index, card] of cards.entries())
      await desk.writeCard(Math.floor(index / 2) + 1, (index % 2) + 1, card);
    await desk.isSaved();
  });
  await report.step(
    "another author sees all of it, and both write one card: nothing is overwritten",
    async () => {
      await boris.signIn(origin, login, password);
      await other.open(origin, code);
      await other.openCard(1, 1);
      await eventually(() => other.statement(), cards[0]?.statement ?? "");
      await desk.openCard(1, 1);
      const words = [
        "How many days do April and June have together?",
        "Сколько дней в апреле и июне?",
      ] as const;
      await Promise.all([desk.typeStatement(words[0]), other.typeStatement(words[1])]);
      await eventually(async () => (await desk.isAsked()) || (await other.isAsked()), true);
      const [later, kept] = (await desk.isAsked()) ? [desk, words[0]] : [other, words[1]];
      await later.keepMine();
      await eventually(() => desk.statement(), kept);
      await eventually(() => other.statement(), kept);
      await desk.typeStatement(words[0]);
      await eventually(() => other.statement(), words[0]);
    },
  );
  await report.step("a card is moved by the keyboard, and laid aside and brought back", async () => {
    await desk.moveByKeyboard(2, 2, "ArrowLeft");
    await desk.hasAt(2, 1, "200");
    await desk.layAside(2, 1);
    await desk.bringBack();
    await desk.isSaved();
  });
  await report.step("the lobby opens, and a team plays what was written", async () => {
    await desk.openLobby();
    await anna.inPhase("lobby");
    await ants.typeCode(origin, code);
    await ants.joinAsNewTeam("New contest");
    await anna.press("start", "running");
    await eventually(() => ants.balance(), 500);
    await ants.cell({ id: 1, category: "Sums", pricePoints: 100 } as never).focus();
    await ants.page.keyboard.press("Enter");
    const dialog = ants.purchaseDialog();
    await dialog.getByRole("button", { name: ants.texts.play.buyConfirm(100) }).click();
    await ants.page.getByText("How many days do April and June have together?").waitFor();
  });
  await report.step("a misprint is corrected while the team reads it", async () => {
    await desk.open(origin, code);
    await desk.openCard(1, 1);
    await desk.typeStatement("How many days do April and June have together, in any year?");
    await ants.page.getByText("together, in any year?").waitFor();
    await ants.page.getByText("read it again").waitFor();
    await ants.page.locator("#answer").fill("60");
    await ants.page.keyboard.press("Enter");
    await eventually(() => ants.balance(), 600);
  });
}
