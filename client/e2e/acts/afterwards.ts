import { deepStrictEqual, ok } from "node:assert/strict";
import { read, utils } from "@e965/xlsx";
import { parse } from "csv-parse/sync";
import { en } from "../../i18n/en.ts";
import { hands, laptops } from "../Album.ts";
import { eventually } from "../eventually.ts";
import { type Count, countFromJournal } from "../fromJournal.ts";
import type { SeenStanding } from "../pages/PersonPage.ts";
import { ResultsPage } from "../pages/ResultsPage.ts";
import type { TeamPage } from "../pages/TeamPage.ts";
import type { RunDatabase } from "../RunDatabase.ts";
import { readContest } from "../readDatabase.ts";
import { everywhere, nothingWentWrong, type Room } from "../Scene.ts";
import type { ServerProcess } from "../ServerProcess.ts";
import { Witness } from "../Witness.ts";

/** What is seen equals a count from the journal, before and after a restart. */
export async function compareResults(
  room: Room,
  server: ServerProcess,
  database: RunDatabase,
): Promise<void> {
  const { report, cast } = room;
  const { mercurySecond, screen } = cast;
  report.act("The results");
  const seen = await report.step("everybody opens the results", () => look(room));

  const watching = [screen, mercurySecond];
  for (const { witness } of watching) witness.networkMayFail = true;
  await report.step("the server stops cleanly", async () => deepStrictEqual(await server.stop(), 0));
  await report.check("the screen and a team page say that they are not live", async () => {
    await screen.page
      .getByRole("status")
      .getByText(en.screen.live, { exact: true })
      .waitFor({ state: "hidden" });
    await mercurySecond.status(en.status.reconnecting).waitFor();
  });
  const stored = await report.step("the tables are read", () => readContest(database, room.code));
  const count = await report.step(
    "the journal is counted a second way: no hole, every verdict and reward right",
    () => Promise.resolve(countFromJournal(stored.journal, room.cards)),
  );
  await compareSeen(room, seen, count);

  await report.check("the tables of results: standings, purchases, the end", () => {
    deepStrictEqual(stored.result, { seq: stored.journal.length, finishedAt: count.finishedAt });
    deepStrictEqual(byPlace(stored.standings), byPlace(count.standings));
    const expected = count.purchases.map(({ answers, ...purchase }) => {
      const { category, row, column } = cardWith(room, purchase.cardId);
      return { ...purchase, category, row, column, attempts: answers.length };
    });
    deepStrictEqual(byTeam(stored.purchases), byTeam(expected));
  });
  await report.check("solved at the 1st, 2nd, 3rd attempt, failed, expired: all are there", () => {
    const ways = count.purchases.map(({ status, answers }) => `${status} ${answers.length}`);
    for (const way of ["solved 1", "solved 2", "solved 3", "failed 3", "expired 0"])
      ok(ways.includes(way), way);
  });
  await report.check("the answers sent without a network had one effect, or none", () => {
    const judged = stored.journal.filter(({ type }) => type === "AnswerJudged").map(({ data }) => data);
    const ofMercury = (answer: string) =>
      judged.filter((data) => data.teamId === "t1" && data.answer === answer);
    deepStrictEqual(ofMercury("1").length, 1);
    deepStrictEqual(ofMercury("8").length, 1);
  });
  await report.check("the end came by the clock, at the deadline", () => {
    const finish = stored.journal.find(({ type }) => type === "ContestFinished");
    const deadline = stored.journal.findLast(({ data }) => "endsAt" in data)?.data.endsAt;
    const lateMs = (finish?.at ?? 0) - Number(deadline);
    ok(lateMs >= 0 && lateMs <= 1_000, `${lateMs} ms after the deadline`);
  });

  report.act("After a restart of the server");
  await report.step("it starts on the same data", () => server.start());
  await report.check("the screen and a team page come back by themselves", async () => {
    await screen.live();
    await mercurySecond.status(en.status.finished).waitFor();
    await mercurySecond.status(en.status.reconnecting).waitFor({ state: "hidden" });
  });
  for (const { witness } of watching) witness.networkMayFail = false;
  const again = await report.step("everybody opens the results again", () => look(room));
  await report.check("they are the same as before", () => deepStrictEqual(again, seen));
  await report.check("what was tried is still on a team's own page", async () => {
    await everywhere([cast.mercury, cast.alpha, cast.phone], async (team) => {
      await team.page.getByRole("link", { name: team.texts.app.name }).click();
      const seat = team.page.getByRole("link", { name: team.texts.join.continueAs(team.team) });
      await seat.click();
      await team.arrived();
      const own = count.standings.find(({ name }) => name === team.team);
      await eventually(() => team.balance(), own?.balancePoints ?? 0);
    });
  });
  await nothingWentWrong(room);
  await report.check(
    "every team was sent the statements of its own cards, so they would have been noticed",
    () => {
      for (const team of cast.teams) {
        deepStrictEqual(
          sorted(team.witness.receivedStatements),
          sorted(room.bought.get(team.team) ?? new Set()),
        );
      }
    },
  );
}

interface Seen {
  readonly screen: readonly SeenStanding[];
  readonly stranger: ResultsStandings;
  readonly organizer: ResultsStandings;
  readonly teams: readonly SeenByTeam[];
  readonly matrix: readonly (readonly string[])[];
  readonly csv: string;
  readonly spreadsheet: Buffer;
}

type ResultsStandings = readonly (SeenStanding & { readonly solvedCount: number })[];

interface SeenByTeam {
  readonly team: string;
  readonly standings: ResultsStandings;
  readonly history: readonly (readonly string[])[];
  readonly ledgerBalance: number;
}

async function look(room: Room): Promise<Seen> {
  const { cast, origin, code, title, album } = room;
  const { organizer, screen, mercury, alpha, phone } = cast;
  const own = new ResultsPage(organizer);
  await own.open(origin, code, title);
  const matrix = await own.matrix();
  const file = await own.download();
  deepStrictEqual(file.name, `regatta-${code}.csv`);
  const spreadsheet = await own.downloadSheet();
  deepStrictEqual(spreadsheet.name, `regatta-${code}.xlsx`);
  const teams = [];
  for (const team of [mercury, alpha, phone]) teams.push(await lookAs(room, team));
  await album.take(organizer.page, "results-organizer", laptops);
  await album.take(mercury.page, "results-team", laptops);
  await album.take(alpha.page, "results-team-ru", [...laptops.slice(0, 1), ...hands]);
  return {
    screen: await screen.standings("finalStandings"),
    stranger: await lookAsStranger(room),
    organizer: await own.standings(),
    teams,
    matrix,
    csv: file.content,
    spreadsheet: spreadsheet.content,
  };
}

async function lookAs({ origin, code, title }: Room, person: TeamPage): Promise<SeenByTeam> {
  const results = new ResultsPage(person);
  await results.open(origin, code, title);
  const history = await results.history(person.team);
  ok(!(await results.hasMatrix()), "a team sees the table of all teams");
  return {
    team: person.team,
    standings: await results.standings(),
    history,
    ledgerBalance: await results.ledgerBalance(person.team),
  };
}

/** Somebody without a seat or an account: only the standings. */
async function lookAsStranger({ origin, code, title, cast, cards }: Room): Promise<ResultsStandings> {
  const page = await cast.screen.page.context().newPage();
  const witness = new Witness(page, cards);
  const results = new ResultsPage({ page, texts: en });
  await results.open(origin, code, title);
  const standings = await results.standings();
  deepStrictEqual(await page.getByRole("region").count(), 1, "a stranger sees more than the standings");
  deepStrictEqual([...witness.receivedStatements], []);
  deepStrictEqual(witness.takeProblems(), []);
  await page.close();
  return standings;
}

async function compareSeen(room: Room, seen: Seen, count: Count): Promise<void> {
  const { report, cast, cards } = room;
  // At the end a team stands by its balance.
  const full = count.standings.map(({ place, name, balancePoints: points, solvedCount }) => {
    return { place, name, points, solvedCount };
  });
  const short = full.map(({ solvedCount: _, ...standing }) => standing);

  await report.check("the screen's standings", () => sameAs(seen.screen, short));
  await report.check("the results page: for a stranger, every team and the organizer", () => {
    for (const standings of [seen.stranger, seen.organizer, ...seen.teams.map((team) => team.standings)]) {
      sameAs(standings, full);
    }
  });
  await report.check("every team's history: cards, answers with their verdicts, paid, earned, ledger", () => {
    for (const { team, history, ledgerBalance } of seen.teams) {
      const page = cast.teams.find((other) => other.team === team);
      const standing = count.standings.find(({ name }) => name === team);
      ok(page && standing);
      deepStrictEqual(history, expectedHistory(room, page, count, standing.teamId));
      deepStrictEqual(ledgerBalance, standing.balancePoints);
    }
  });
  await report.check("the organizer's matrix", () => {
    const { results, purchaseStatuses, format } = en;
    const expected = count.standings.map(({ teamId, name, place, balancePoints }) => [
      `${place}`,
      name,
      format.integer(balancePoints),
      ...cards.map((card) => {
        const purchase = count.purchases.find((other) => other.teamId === teamId && other.cardId === card.id);
        return purchase
          ? results.matrixCell(purchaseStatuses[purchase.status], purchase.answers.length)
          : results.matrixNotBought;
      }),
    ]);
    deepStrictEqual(seen.matrix, expected);
  });
  await report.check("its CSV file: the same, with a byte order mark, and no formula in it", () => {
    ok(seen.csv.startsWith("\uFEFF") && !seen.csv.startsWith("\uFEFF\uFEFF"), "one byte order mark");
    const rows: readonly (readonly string[])[] = parse(seen.csv, { bom: true });
    const expected = count.standings.map(({ teamId, name, place, balancePoints }) => [
      `${place}`,
      name.startsWith("=") ? `'${name}` : name,
      `${balancePoints}`,
      ...cards.map((card) => {
        const purchase = count.purchases.find((other) => other.teamId === teamId && other.cardId === card.id);
        if (!purchase) return "";
        return purchase.status === "solved" ? `${purchase.rewardPoints}` : purchase.status;
      }),
    ]);
    deepStrictEqual(rows.slice(1), expected);
    deepStrictEqual(rows[0]?.length, 3 + cards.length);
  });
  await report.check("its spreadsheet: the same, with names as they are, and numbers as numbers", () => {
    // What reads it writes its own marks onto the bytes.
    const { SheetNames, Sheets } = read(Buffer.from(seen.spreadsheet), { type: "buffer" });
    const sheet = Sheets[SheetNames[0] ?? ""];
    ok(sheet, "there is a sheet");
    const rows = utils.sheet_to_json<readonly unknown[]>(sheet, { header: 1, defval: "" });
    const { columns } = en.results;
    deepStrictEqual(rows[0]?.slice(0, 3), [columns.place, columns.team, columns.balance]);
    const expected = count.standings.map(({ teamId, name, place, balancePoints }) => [
      place,
      name,
      balancePoints,
      ...cards.map((card) => {
        const purchase = count.purchases.find((other) => other.teamId === teamId && other.cardId === card.id);
        if (!purchase) return "";
        return purchase.status === "solved" ? purchase.rewardPoints : en.purchaseStatuses[purchase.status];
      }),
    ]);
    deepStrictEqual(rows.slice(1), expected);
  });
}

function expectedHistory(room: Room, { texts }: TeamPage, count: Count, teamId: string) {
  const { play, purchaseStatuses, format } = texts;
  return count.purchases
    .filter((purchase) => purchase.teamId === teamId)
    .map(({ cardId, status, answers, paidPoints, rewardPoints }) => {
      const { category, pricePoints } = cardWith(room, cardId);
      const verdicts: Readonly<Record<string, string>> = play.verdicts;
      return [
        play.taskTab(category, pricePoints),
        purchaseStatuses[status],
        answers.map(({ answer, verdict }) => `${answer} (${verdicts[verdict]})`).join(" | "),
        format.integer(paidPoints),
        format.integer(rewardPoints),
      ];
    });
}

function cardWith({ cards }: Room, cardId: number) {
  const card = cards[cardId - 1];
  if (!card) throw new Error(`there is no card ${cardId}`);
  return card;
}

/** With the fields in whatever order. */
function sameAs(actual: readonly object[], expected: readonly object[]): void {
  deepStrictEqual(actual, expected);
}

function byPlace<T extends { readonly place: number; readonly name: string }>(
  rows: readonly T[],
): readonly T[] {
  return rows.toSorted((a, b) => a.place - b.place || (a.name < b.name ? -1 : 1));
}

function sorted(numbers: ReadonlySet<number>): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** Purchases are numbered within their team. */
function byTeam<P extends { readonly teamId: string; readonly purchaseId: number }>(purchases: readonly P[]) {
  return purchases.toSorted((a, b) => a.teamId.localeCompare(b.teamId) || a.purchaseId - b.purchaseId);
}
