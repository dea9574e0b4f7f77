import type { Locator, Page } from "playwright-core";
import type { Texts } from "../../i18n/texts.ts";
import type { Witness } from "../Witness.ts";

/** A page in front of somebody, and the language they read it in. */
export class PersonPage {
  readonly who: string;
  readonly page: Page;
  readonly texts: Texts;
  readonly witness: Witness;

  constructor(who: string, page: Page, texts: Texts, witness: Witness) {
    this.who = who;
    this.page = page;
    this.texts = texts;
    this.witness = witness;
  }

  async isSecureContext(): Promise<boolean> {
    return this.page.evaluate(() => isSecureContext);
  }

  /** The contest's clock, in seconds. */
  async clockSeconds(): Promise<number> {
    const timer = this.page.getByRole("timer", { name: this.texts.play.timeLeft });
    const shown = (await timer.textContent()) ?? "";
    return shown.split(":").reduce((seconds, part) => seconds * 60 + Number(part), 0);
  }

  /** Whether the drawing fills its place on the page, so that a tap meets the card that is seen. */
  async boardFits(): Promise<boolean> {
    return this.page.locator("[data-board=ready]").evaluate((place) => {
      const drawn = place.querySelector("canvas")?.getBoundingClientRect();
      const { width, height } = place.getBoundingClientRect();
      return (
        drawn !== undefined && Math.abs(drawn.width - width) <= 1 && Math.abs(drawn.height - height) <= 1
      );
    });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  status(sentence: string): Locator {
    return this.page.getByRole("status").filter({ hasText: sentence });
  }
}

export interface SeenStanding {
  readonly place: number;
  readonly name: string;
  /** What the team stands by, as the page shows it. */
  readonly points: number;
}

/** The rows of a table's body as somebody hears them: signs that are only drawn are left out. */
export async function readRows(table: Locator): Promise<readonly (readonly string[])[]> {
  await table.waitFor();
  return table.evaluate((element) =>
    [...element.querySelectorAll("tbody tr")].map((row) =>
      [...row.querySelectorAll("td, th")].map((cell) => {
        const heard = cell.cloneNode(true) as Element;
        for (const drawn of heard.querySelectorAll("[aria-hidden]")) drawn.remove();
        return (heard.textContent ?? "").trim();
      }),
    ),
  );
}

/** A number as pages write it: 1,400; 1 400; −100. */
export function readNumber(shown: string | null | undefined): number {
  const digits = (shown ?? "").replaceAll(/[^\d−-]/g, "").replace("−", "-");
  if (!/^-?\d+$/.test(digits)) throw new Error(`“${shown}” is not a number`);
  return Number(digits);
}

export function startingWith(name: string): RegExp {
  return new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?=$|[,\\s])`);
}
