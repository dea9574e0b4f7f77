import { computed } from "@preact/signals";
import { render } from "preact";
import type { Language } from "../../shared/languages.ts";
import { mountBoard } from "../board/mountBoard.ts";
import { showDecor } from "../decor/showDecor.ts";
import { dictionaries } from "../i18n/dictionaries.ts";
import { TextsContext } from "../i18n/texts.ts";
import { AppContext } from "../pages/AppContext.ts";
import { stageApp } from "../pages/testing/stage.tsx";
import { mountRace } from "../race/mountRace.ts";
import { applyPreferences, createPreferences } from "../store/preferences.ts";
import { watchSystem } from "../store/systemWishes.ts";
import { type MomentName, momentOf } from "./moments.ts";
import { Staged, stageScreen } from "./stagedScreen.tsx";
import "../theme/fonts.css";
import "../theme/tokens.css";
import "../theme/base.css";
import "../theme/contrast.css";
import "../theme/motion.css";
import "../theme/print.css";

const origins = ["http://192.168.0.7:2567"];
/** What a page waits for so long is the end of what it shows. */
const endsFrom = 1_000;

/**
 * Shows a moment of the big screen, all of it in this page, with the real drawings, and lets nothing go on by itself: the server's time
 * stands still, and nothing comes to its end. Returns the way to the moment from what was before it.
 */
export function open(host: HTMLElement, { name, language }: { name: MomentName; language: Language }) {
  holdStill();
  const moment = momentOf(name, language);
  const { store, goOn } = stageScreen(moment);
  const { app } = stageApp({ addresses: () => ({ ok: true, reply: { origins } }) });
  const preferences = createPreferences(app.storage, [language], watchSystem());
  applyPreferences(preferences, document.documentElement);
  const texts = computed(() => dictionaries[preferences.language.value]);
  app.screenShow.choose(moment.view.roomCode, moment.shows);
  showDecor({ preferences, texts, storage: app.storage, shown: app.shownContest.now });
  render(
    <AppContext.Provider value={{ ...app, preferences, texts, mountBoard, mountRace }}>
      <TextsContext.Provider value={texts}>
        <Staged store={store} />
      </TextsContext.Provider>
    </AppContext.Provider>,
    host,
  );
  return { goOn };
}

function holdStill(): void {
  const wait = window.setTimeout.bind(window);
  const soon = (run: TimerHandler, ms = 0, ...given: unknown[]) =>
    ms < endsFrom ? wait(run, ms, ...given) : 0;
  // Without a worker the veil of a page that hangs is moved by the page itself.
  Object.assign(window, { setTimeout: soon, Worker: undefined });
}
