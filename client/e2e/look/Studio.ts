import { randomBytes } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { SeatGrant } from "../../../shared/api.ts";
import type { Language } from "../../../shared/languages.ts";
import type { Texts } from "../../i18n/texts.ts";
import type { Cable } from "../Cable.ts";
import { ConsolePage } from "../pages/ConsolePage.ts";
import { ScreenPage } from "../pages/ScreenPage.ts";
import { TeamPage } from "../pages/TeamPage.ts";
import { Witness } from "../Witness.ts";
import type { LookContest } from "./contestFile.ts";
import type { Gallery } from "./Gallery.ts";
import type { Kind } from "./looks.ts";
import { usualSize } from "./sights.ts";
import { watchWriting } from "./watchWriting.ts";

/** What the scenes of one language share. */
export interface Studio {
  readonly language: Language;
  readonly texts: Texts;
  readonly origin: string;
  readonly cable: Cable;
  readonly contest: LookContest;
  readonly faultyFile: string;
  readonly unclearFile: string;
  readonly oddFile: string;
  readonly login: string;
  readonly password: string;
  /** See `refuseEvents.ts`; null where the database cannot be made to. */
  readonly refuseEvents: ((roomCode: string) => Promise<() => Promise<void>>) | null;
  readonly witnesses: Witness[];
  readonly newContext: () => Promise<BrowserContext>;
  readonly show: (page: Page, state: string, kind: Kind) => Promise<void>;
  readonly check: Gallery["check"];
  /** Pictures of every open page, for whoever looks into a failure. */
  readonly keepPages: () => Promise<void>;
}

const patienceMs = 30_000;

export function studioOf(
  parts: Omit<Studio, "witnesses" | "newContext" | "show" | "check" | "keepPages">,
  browser: Browser,
  gallery: Gallery,
): Studio {
  return {
    ...parts,
    witnesses: [],
    async keepPages() {
      const folder = await mkdtemp(path.join(os.tmpdir(), `regatta-look-failed-${parts.language}-`));
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [index, page] of pages.entries()) {
        await page.screenshot({ path: path.join(folder, `${index + 1}.png`) });
      }
      console.log(`  pictures of the open pages: ${folder}`);
    },
    show: (page, state, kind) => gallery.show(page, state, kind),
    check: (page, state, find) => gallery.check(page, state, find),
    async newContext() {
      // Still: a picture in the middle of a movement shows nothing, and differs each time.
      const context = await browser.newContext({
        viewport: usualSize,
        locale: { en: "en-GB", ru: "ru-RU" }[parts.language],
        reducedMotion: "reduce",
      });
      context.setDefaultTimeout(patienceMs);
      await context.addInitScript(watchWriting);
      return context;
    },
  };
}

/** A page that is watched for errors. */
export async function openPage(studio: Studio, context?: BrowserContext): Promise<Seen> {
  const page = await (context ?? (await studio.newContext())).newPage();
  const witness = new Witness(page, studio.contest.cards);
  studio.witnesses.push(witness);
  return { page, witness };
}

interface Seen {
  readonly page: Page;
  readonly witness: Witness;
}

export const organizerAt = ({ texts }: Studio, { page, witness }: Seen) =>
  new ConsolePage("organizer", page, texts, witness);
export const screenAt = ({ texts }: Studio, { page, witness }: Seen) =>
  new ScreenPage("screen", page, texts, witness);
export const teamAt = ({ texts }: Studio, { page, witness }: Seen, team: string) =>
  new TeamPage(team, page, texts, witness, { team, isPhone: false });

/** A team without anybody there goes after a minute. */
const sayThereEveryMs = 20_000;

/** Teams without a page of their own; they stay until the process ends. */
export async function joinTeams(studio: Studio, code: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const wish = { id: randomBytes(16).toString("hex"), name };
    let answer = await postTo(studio, `/api/rooms/${code}/teams`, wish);
    // Many come in at once, from one address.
    while (answer.status === 429) {
      await delay(Number(answer.headers.get("retry-after")) * 1000);
      answer = await postTo(studio, `/api/rooms/${code}/teams`, wish);
    }
    if (!answer.ok) throw new Error(`${name} may not join: ${await answer.text()}`);
    const { seatToken } = (await answer.json()) as SeatGrant;
    const sayThere = () =>
      void postTo(studio, `/api/rooms/${code}/connect/team`, {}, seatToken).catch(() => {});
    setInterval(sayThere, sayThereEveryMs).unref();
  }
}

/** Asks the server as a page would, without one. */
export function postTo({ origin }: Studio, route: string, body: object, token = ""): Promise<Response> {
  return fetch(`http://127.0.0.1:${new URL(origin).port}${route}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
}

/** Closes the page with its context. */
export async function leave({ page }: { readonly page: Page }): Promise<void> {
  await page.context().close();
}
