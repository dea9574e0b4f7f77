import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Language } from "../../../shared/languages.ts";
import { dictionaries } from "../../i18n/dictionaries.ts";
import type { Album } from "../Album.ts";
import type { Cable } from "../Cable.ts";
import { laptop, openSeat } from "../cast.ts";
import { ConsolePage } from "../pages/ConsolePage.ts";
import type { PersonPage } from "../pages/PersonPage.ts";
import { ScreenPage } from "../pages/ScreenPage.ts";
import { TeamPage } from "../pages/TeamPage.ts";
import { everywhere, nothingWentWrong, type Scene } from "../Scene.ts";

export interface OddScene
  extends Pick<Scene, "origin" | "title" | "file" | "login" | "password" | "report" | "cards" | "bought"> {
  readonly album: Album;
  readonly browser: Browser;
  /** A browser that reaches the server through `cable`. */
  readonly cabled: Browser;
  readonly cable: Cable;
}

interface Seat {
  readonly language?: Language;
  readonly browser?: Browser;
  /** What is odd about the browser, done before its first page. */
  readonly make?: (context: BrowserContext) => Promise<unknown>;
}

/** A running contest of its own, and the people at odd browsers who come to it. */
export class OddClass {
  readonly scene: OddScene;
  #all: PersonPage[] = [];
  #code = "";

  constructor(scene: OddScene) {
    this.scene = scene;
  }

  get code(): string {
    return this.#code;
  }

  /** Everybody who is here. */
  get all(): readonly PersonPage[] {
    return this.#all;
  }

  /** A contest that runs, with its organizer and a team whose browser lacks nothing. */
  async begin(minutes: number): Promise<ConsolePage> {
    const { origin, login, password, file, title } = this.scene;
    const organizer = await this.console();
    await organizer.signIn(origin, login, password);
    this.#code = await organizer.importFile(file, title, minutes);
    await organizer.press("openLobby", "lobby");
    await this.join(await this.team("Plain"));
    await organizer.press("start", "running");
    return organizer;
  }

  async team(team: string, seat: Seat = {}): Promise<TeamPage> {
    const { page, witness, texts } = await this.#open(seat);
    return this.#seat(new TeamPage(team, page, texts, witness, { team, isPhone: false }));
  }

  async screen(seat: Seat = {}): Promise<ScreenPage> {
    const { page, witness, texts } = await this.#open(seat);
    return this.#seat(new ScreenPage("screen", page, texts, witness));
  }

  async console(seat: Seat = {}): Promise<ConsolePage> {
    const { page, witness, texts } = await this.#open(seat);
    return this.#seat(new ConsolePage("organizer", page, texts, witness));
  }

  /** By the code, as everybody comes. */
  async join(team: TeamPage): Promise<void> {
    await team.typeCode(this.scene.origin, this.#code);
    await team.joinAsNewTeam(this.scene.title);
  }

  /** Everybody but `staying` closes their browser, once it was seen that nothing went wrong. */
  async goHome(staying: readonly PersonPage[]): Promise<void> {
    const { report, bought } = this.scene;
    await nothingWentWrong({ report, bought, cast: this });
    const leaving = this.#all.filter((person) => !staying.includes(person));
    this.#all = this.#all.filter((person) => staying.includes(person));
    await everywhere(leaving, ({ page }) => page.context().close());
  }

  /** Of a page at a laptop's size, for the album. */
  async picture(page: Page, name: string): Promise<void> {
    await this.scene.album.take(page, `odd-${name}`, [{ width: 1366, height: 768 }]);
  }

  /** A picture that was taken otherwise, for the album. */
  async keep(name: string, png: Buffer): Promise<void> {
    await this.scene.album.keep(`odd-${name}`, png);
  }

  async #open({ language = "en", browser = this.scene.browser, make }: Seat) {
    const locale = { en: "en-US", ru: "ru-RU" }[language];
    const opened = await openSeat(browser, { ...laptop, locale }, this.scene.cards);
    await make?.(opened.page.context());
    return { ...opened, texts: dictionaries[language] };
  }

  #seat<P extends PersonPage>(person: P): P {
    this.#all.push(person);
    return person;
  }
}
