import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import type { Texts } from "../../i18n/texts.ts";
import { visit } from "../visit.ts";
import { readNumber, readRows, type SeenStanding } from "./PersonPage.ts";

/** The results, in whoever's browser they are opened. */
export class ResultsPage {
  readonly #page: Page;
  readonly #texts: Texts;

  constructor({ page, texts }: { readonly page: Page; readonly texts: Texts }) {
    this.#page = page;
    this.#texts = texts;
  }

  async open(origin: string, code: string, title: string): Promise<void> {
    await visit(this.#page, `${origin}/results/${code}`);
    await this.#page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
  }

  async standings(): Promise<readonly (SeenStanding & { readonly solvedCount: number })[]> {
    const rows = await readRows(this.#region(this.#texts.results.standings).getByRole("table"));
    return rows.map(([place, name = "", points, solved]) => ({
      place: readNumber(place),
      name: name.replace(` (${this.#texts.play.you})`, ""),
      points: readNumber(points),
      solvedCount: readNumber(solved),
    }));
  }

  /** A team's purchases with its answers: card, status, answers, paid, earned. */
  async history(team: string): Promise<readonly (readonly string[])[]> {
    const region = this.#region(this.#texts.results.historyOf(team));
    await region.waitFor();
    const table = region.getByRole("table").first();
    return table.evaluate((element) =>
      [...element.querySelectorAll("tbody tr")].map((row) =>
        [...row.querySelectorAll("td")].map((cell) => {
          const heard = cell.cloneNode(true) as Element;
          for (const drawn of heard.querySelectorAll("[aria-hidden]")) drawn.remove();
          const name = heard.querySelector("summary");
          const answers = [...heard.querySelectorAll(".history-answer")];
          if (name) return name.textContent ?? "";
          if (answers.length > 0)
            return answers.map((answer) => (answer.textContent ?? "").trim()).join(" | ");
          return (heard.textContent ?? "").trim();
        }),
      ),
    );
  }

  /** The last balance of a team's ledger. */
  async ledgerBalance(team: string): Promise<number> {
    const region = this.#region(this.#texts.results.historyOf(team));
    const rows = await readRows(region.getByRole("table").last());
    return readNumber(rows[0]?.[3]);
  }

  /** Place, team, balance, then a cell per card in words. */
  async matrix(): Promise<readonly (readonly string[])[]> {
    return readRows(this.#region(this.#texts.results.matrix).getByRole("table"));
  }

  hasMatrix(): Promise<boolean> {
    return this.#page.getByRole("heading", { name: this.#texts.results.matrix }).isVisible();
  }

  /** The downloaded CSV, with its name. */
  async download(): Promise<{ readonly name: string; readonly content: string }> {
    const { name, content } = await this.#save(this.#texts.results.download);
    return { name, content: content.toString("utf8") };
  }

  /** The downloaded spreadsheet, with its name. */
  downloadSheet(): Promise<{ readonly name: string; readonly content: Buffer }> {
    return this.#save(this.#texts.results.downloadSheet);
  }

  async #save(button: string): Promise<{ readonly name: string; readonly content: Buffer }> {
    const downloading = this.#page.waitForEvent("download");
    await this.#page.getByRole("button", { name: button, exact: true }).click();
    const download = await downloading;
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  }

  #region(name: string): Locator {
    return this.#page.getByRole("region", { name, exact: true });
  }
}
