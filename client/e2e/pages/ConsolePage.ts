import type { Phase } from "../../../shared/contest/phases.ts";
import { visit } from "../visit.ts";
import { PersonPage, readNumber, startingWith } from "./PersonPage.ts";

export interface TeamRow {
  readonly place: number;
  readonly name: string;
  readonly seatsOnline: string;
  readonly pin: string;
  readonly balancePoints: number;
  /** What the team stands by. */
  readonly points: number;
  readonly solvedCount: number;
  readonly activeCount: number;
}

/** The organizer's laptop. */
export class ConsolePage extends PersonPage {
  async signIn(origin: string, login: string, password: string): Promise<void> {
    const words = this.texts.console;
    await visit(this.page, `${origin}/console`);
    await this.page.getByLabel(words.login, { exact: true }).fill(login);
    await this.page.getByLabel(words.password, { exact: true }).fill(password);
    await this.button(words.signIn).click();
    await this.page.getByRole("heading", { name: words.contests }).waitFor();
    await this.page.getByText(words.signedInAs(login)).waitFor();
  }

  /** Chooses the first password by the link that the program printed, and is in. */
  async chooseFirstPassword(link: string, password: string): Promise<void> {
    const words = this.texts.beginning;
    await visit(this.page, link);
    await this.page.getByRole("heading", { level: 1, name: words.passwordTitle }).waitFor();
    await this.page.getByLabel(this.texts.console.password, { exact: true }).fill(password);
    await this.button(words.setPassword).click();
    await this.page.getByRole("heading", { name: this.texts.console.contests }).waitFor();
  }

  /** Opens the lobby of a contest of a demo board; resolves with the room code. */
  async playDemo(title: string): Promise<string> {
    await this.page.getByRole("button", { name: startingWith(title) }).click();
    await this.page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    await this.inPhase("lobby");
    return (await this.page.locator("[data-figure=room-code]").textContent()) ?? "";
  }

  /** Unfolds the form for a table. */
  async bringTable(): Promise<void> {
    const tile = this.button(this.texts.beginning.chooseTable);
    await tile.waitFor();
    if ((await tile.getAttribute("aria-expanded")) === "false") await tile.click();
  }

  /** Uploads a contest's file; resolves with the room code. */
  async importFile(file: string, title: string, minutes: number): Promise<string> {
    const words = this.texts.console;
    await this.bringTable();
    await this.page.getByLabel(words.file, { exact: true }).setInputFiles(file);
    await this.page.getByLabel(words.contestTitle, { exact: true }).fill(title);
    await this.page.getByLabel(words.duration, { exact: true }).fill(`${minutes}`);
    await this.button(words.create).click();
    await this.page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    await this.inPhase("draft");
    return (await this.page.locator("[data-figure=room-code]").textContent()) ?? "";
  }

  /** The path of the address for the pupils, as the page shows it. */
  async pupilsPath(): Promise<string> {
    const panel = this.page.getByRole("region", { name: this.texts.console.addresses });
    const address = await panel.getByRole("link").first().getAttribute("href");
    if (address === null) throw new Error("no address for the pupils");
    return new URL(address).pathname;
  }

  async inPhase(phase: Phase): Promise<void> {
    await this.page.locator("[data-figure=phase]", { hasText: this.texts.phases[phase] }).waitFor();
  }

  async press(action: keyof ConsolePage["texts"]["console"]["actions"], phase: Phase): Promise<void> {
    await this.button(this.texts.console.actions[action]).click();
    await this.inPhase(phase);
  }

  async moveEnd(minutes: number): Promise<void> {
    await this.button(this.texts.console.extendBy(minutes)).click();
  }

  /** As the table shows them; only rows in sight are there. */
  async teams(): Promise<readonly TeamRow[]> {
    const rows = await this.page.locator("tr[data-team]").evaluateAll(readTeamRows);
    return rows.map(({ place, balance, worth, solved, active, ...texts }) => ({
      ...texts,
      place: readNumber(place),
      balancePoints: readNumber(balance),
      points: readNumber(worth === "" ? balance : worth),
      solvedCount: readNumber(solved),
      activeCount: Number(active),
    }));
  }

  /** Opens a team's panel, unless it is open. */
  async openTeam(name: string): Promise<void> {
    const panel = this.page.getByRole("region", { name, exact: true });
    if (await panel.isVisible()) return;
    await this.page.locator("tr[data-team]").getByRole("button", { name, exact: true }).click();
    await panel.waitFor();
  }

  /** Opens one of a team's dialogs. */
  async askAbout(name: string, dialog: "rename" | "seats" | "remove"): Promise<void> {
    await this.openTeam(name);
    await this.button(`${this.texts.console[dialog]}: ${name}`).click();
    await this.page.getByRole("dialog").waitFor();
  }

  async closePanel(): Promise<void> {
    const panel = this.page.locator(".side-panel");
    if ((await panel.count()) > 0)
      await panel.getByRole("button", { name: this.texts.app.close, exact: true }).click();
    await panel.waitFor({ state: "detached" });
  }
}

/** Runs inside the page. */
function readTeamRows(rows: readonly Element[]) {
  const cellOf = (row: Element, cell: string) =>
    row.querySelector(`[data-cell=${cell}]`)?.textContent?.trim() ?? "";
  return rows.map((row) => ({
    place: cellOf(row, "place"),
    name: cellOf(row, "name"),
    seatsOnline: cellOf(row, "seats"),
    pin: cellOf(row, "pin"),
    balance: cellOf(row, "balance"),
    worth: cellOf(row, "worth"),
    solved: cellOf(row, "solved"),
    active: row.querySelector("[data-cell=active]")?.getAttribute("data-count") ?? "0",
  }));
}
