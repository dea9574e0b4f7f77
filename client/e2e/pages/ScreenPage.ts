import type { Locator } from "playwright-core";
import type { FileCard } from "../cards.ts";
import { eventually } from "../eventually.ts";
import { visit } from "../visit.ts";
import { PersonPage, readNumber, readRows, type SeenStanding } from "./PersonPage.ts";

/** The big screen. */
export class ScreenPage extends PersonPage {
  async open(origin: string, code: string): Promise<void> {
    await visit(this.page, `${origin}/screen/${code}?renderer=canvas`);
    await this.live();
  }

  async live(): Promise<void> {
    await this.page.getByRole("status").getByText(this.texts.screen.live, { exact: true }).waitFor();
  }

  /** Teams in the lobby with their presence, in the order of joining. */
  async arrivals(): Promise<readonly string[]> {
    const items = this.page.getByRole("listitem");
    return (await items.allTextContents()).map((text) => text.trim());
  }

  async standings(title: "standings" | "finalStandings" = "standings"): Promise<readonly SeenStanding[]> {
    const name = this.texts.screen[title];
    const rows = await readRows(this.page.getByRole("region", { name, exact: true }).getByRole("table"));
    return rows.map(([place, team = "", , points]) => ({
      place: readNumber(place),
      name: team,
      points: readNumber(points),
    }));
  }

  /** The steps of the podium: place, points, names. */
  async podium(): Promise<readonly string[]> {
    const steps = this.page.getByRole("list", { name: this.texts.screen.podium }).locator("> li");
    return (await steps.allTextContents()).map((text) => text.replaceAll(/\s+/g, " ").trim());
  }

  /** Goes on through stillness and reveal to the whole result, as who stands at the screen may. STG4 */
  async tellAll(): Promise<void> {
    await this.page.locator(".screen[data-phase=finished]").waitFor();
    const result = this.page.getByRole("link", { name: this.texts.screen.toResults });
    const goOn = async () => {
      await this.page.keyboard.press("n");
      return result.isVisible();
    };
    await eventually(goOn, true);
  }

  async tells(sentence: string): Promise<void> {
    const ticker = this.page.getByRole("region", { name: this.texts.screen.ticker });
    await ticker.getByText(sentence, { exact: true }).waitFor();
  }

  /** Presses the key that goes on to the next of what may be shown. */
  async showNext(): Promise<void> {
    await this.page.keyboard.press("s");
  }

  /** The drawn race, which those who listen have as standings. */
  race(): Locator {
    return this.page.locator(".race-water canvas").first();
  }

  /** Which of the board, the standings and the way to join can be seen; what is there for those who listen is a dot. */
  async shownParts(): Promise<readonly string[]> {
    const { board, standings, howToJoin } = this.texts.screen;
    const parts = [board, standings, howToJoin];
    const boxes = await Promise.all(
      parts.map(async (name) => {
        const region = this.page.getByRole("region", { name, exact: true });
        return (await region.isVisible()) ? region.boundingBox() : null;
      }),
    );
    return parts.filter((_, index) => (boxes[index]?.height ?? 0) > 1);
  }

  /** How many teams solved, work on and failed a card, in words. */
  async tally(card: FileCard): Promise<string> {
    const table = this.page.getByRole("table", { name: this.texts.screen.twinCaption });
    const rows = await readRows(table);
    const cell = rows[card.row - 1]?.[card.column - 1] ?? "";
    return cell.replace(this.texts.screen.card(card.category, card.pricePoints), "").trim();
  }
}
