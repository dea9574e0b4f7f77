import { computed, signal } from "@preact/signals";
import { type ComponentChildren, render } from "preact";
import { act } from "preact/test-utils";
import type { RouteName } from "../../../shared/api.ts";
import { dictionaries } from "../../i18n/dictionaries.ts";
import { TextsContext } from "../../i18n/texts.ts";
import type { Answer, Call, CallRoute } from "../../net/http.ts";
import { createHaptics } from "../../sound/haptics.ts";
import { createSoundSettings } from "../../sound/soundSettings.ts";
import { createSounds } from "../../sound/sounds.ts";
import { createMemoryStorage } from "../../store/browserStorage.ts";
import { createDrafts } from "../../store/drafts.ts";
import { createFirstVisit } from "../../store/firstVisit.ts";
import { takeInvitations } from "../../store/invitation.ts";
import { createJoinAddress } from "../../store/joinAddress.ts";
import { createLayers } from "../../store/layers.ts";
import { createPreferences } from "../../store/preferences.ts";
import { readPage } from "../../store/router.ts";
import { createScreenShow } from "../../store/screenShow.ts";
import { createSeatBook } from "../../store/seats.ts";
import { createSession } from "../../store/session.ts";
import { createShownContest } from "../../store/shownContest.ts";
import { type App, AppContext } from "../AppContext.ts";

/** What the server is asked, and how it answers in a test. */
export interface Asked<N extends RouteName = RouteName> {
  readonly name: N;
  readonly call: Call<N>;
}
type Replies = { readonly [N in RouteName]?: (call: Call<N>) => Answer<N> | Promise<Answer<N>> };

/** An app over an empty browser: all is real but the server, the address bar and the drawn board. */
export function stageApp(replies: Replies = {}, hash = "") {
  const storage = createMemoryStorage();
  const asked: Asked[] = [];
  const visited: string[] = [];
  const page = signal(readPage("/"));
  const call: CallRoute = async (name, made) => {
    asked.push({ name, call: made } as Asked);
    return replies[name]?.(made) ?? { ok: false, problem: { code: "unreachable" } };
  };
  const go = (path: string) => {
    visited.push(path);
    page.value = readPage(path);
  };
  const layers = createLayers({ state: null, pushState: () => {}, back: () => {} }, () => {});
  const system = signal({ dark: false, contrast: false, still: true });
  let ids = 0;
  const preferences = createPreferences(storage, ["en"], system);
  const app: App = {
    call,
    router: { page, go, replace: go, openLayer: layers.open },
    storage,
    preferences,
    sounds: createSounds({
      settings: createSoundSettings(storage, signal("desk")),
      load: async () => null,
      now: () => 0,
    }),
    haptics: createHaptics({ vibrate: null, storage, isMoving: signal(true), now: () => 0 }),
    screenShow: createScreenShow(storage),
    shownContest: createShownContest(),
    joinAddress: createJoinAddress(storage, () => {}),
    seats: createSeatBook(storage),
    invitation: takeInvitations({
      location: { hash, pathname: "/", search: "" },
      history: { state: null, replaceState: () => {} },
      onHashChange: () => {},
    }),
    drafts: createDrafts(storage),
    firstVisit: createFirstVisit(storage),
    session: createSession(call, storage, () => {}),
    newId: () => `id-${++ids}`,
    dice: () => 0,
    texts: computed(() => dictionaries[preferences.language.value]),
    mountBoard: () => ({ destroy: () => {} }),
    prepareRace: () => () => {},
    mountRace: (_host, _source, onDrawn) => {
      onDrawn(true);
      return { destroy: () => {} };
    },
    pageAge: signal("current"),
  };
  return { app, asked, visited, pressBack: () => layers.takesStep() };
}

/** Shows something of a page in the document, in English. */
export async function show(app: App, content: ComponentChildren): Promise<void> {
  standInDialogs();
  standInSizes();
  await act(() =>
    render(
      <AppContext.Provider value={app}>
        <TextsContext.Provider value={signal(dictionaries.en)}>{content}</TextsContext.Provider>
      </AppContext.Provider>,
      document.body,
    ),
  );
}

/** Takes it away again. */
export function clear(): void {
  render(null, document.body);
}

/** Lets what is under way come to its end, and the page follow. */
export async function settle(happen: () => unknown = () => {}): Promise<void> {
  await act(async () => {
    await happen();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  });
}

/** The one element of this kind whose name or text is `name`. */
export function find<T extends HTMLElement = HTMLElement>(selector: string, name: string): T {
  const found = [...document.querySelectorAll<T>(selector)].filter((element) => nameOf(element) === name);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} of ${selector} are called ${name}`);
  return only;
}

export async function press(button: string): Promise<void> {
  await settle(() => find("button", button).click());
}

export async function fill(name: string, value: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
  if (!field) throw new Error(`no field ${name}`);
  await settle(() => {
    field.value = value;
    field.dispatchEvent(
      new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }),
    );
  });
}

export async function submit(): Promise<void> {
  await settle(() => document.querySelector("form")?.requestSubmit());
}

/** The rows of a table's body, cell by cell. */
export function rowsOf(table: Element | null): readonly (readonly string[])[] {
  const rows = [...(table?.querySelectorAll("tbody tr") ?? [])];
  return rows.map((row) => [...row.querySelectorAll("td, th")].map((cell) => textOf(cell)));
}

export function textOf(element: Element | null): string {
  return (element?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

function nameOf(element: HTMLElement): string {
  return element.getAttribute("aria-label") ?? textOf(element);
}

/** jsdom has no modal dialogs. */
function standInDialogs(): void {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
}

/** For the dialogs of what is shown: one that closes gives the focus back to what had it before, as browsers do. */
export function giveFocusBack(): void {
  const before = new Map<HTMLDialogElement, Element | null>();
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      before.set(this, document.activeElement);
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
      const last = before.get(this);
      if (last instanceof HTMLElement) last.focus();
    },
  });
}

/** jsdom lays nothing out, so nothing changes its size, and no letters come. */
function standInSizes(): void {
  Object.assign(document, { fonts: new EventTarget() });
  Object.assign(globalThis, {
    ResizeObserver: class {
      observe() {}
      disconnect() {}
    },
  });
}
