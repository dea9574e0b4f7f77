import "./compat/install.ts";
import { computed, effect } from "@preact/signals";
import { render } from "preact";
import { mountBoard } from "./board/mountBoard.ts";
import { keepOwnText } from "./compat/keepOwnText.ts";
import { showDecor } from "./decor/showDecor.ts";
import { createCallRoute } from "./net/http.ts";
import { fetchPage, watchPageParts } from "./net/pageParts.ts";
import { randomId } from "./net/randomId.ts";
import { App } from "./pages/App.tsx";
import { beginInLanguage } from "./pages/beginInLanguage.tsx";
import { mountRace } from "./race/mountRace.ts";
import { prepareRace } from "./race/prepareRace.ts";
import { createHaptics, motorOf } from "./sound/haptics.ts";
import { createSoundSettings } from "./sound/soundSettings.ts";
import { createSounds, wakeByGestures } from "./sound/sounds.ts";
import { createBrowserStorage } from "./store/browserStorage.ts";
import { createDrafts } from "./store/drafts.ts";
import { createFirstVisit } from "./store/firstVisit.ts";
import { takeInvitations } from "./store/invitation.ts";
import { createJoinAddress } from "./store/joinAddress.ts";
import { applyPreferences, createPreferences } from "./store/preferences.ts";
import { contestOf, startRouter } from "./store/router.ts";
import { createScreenShow } from "./store/screenShow.ts";
import { createSeatBook } from "./store/seats.ts";
import { createSession } from "./store/session.ts";
import { createShownContest } from "./store/shownContest.ts";
import { watchSystem } from "./store/systemWishes.ts";
import "./theme/fonts.css";
import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/contrast.css";
import "./theme/motion.css";
import "./theme/print.css";

// The pages' policy forbids `eval`, which zod would try; read by zod when its chunk is loaded.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const invitation = takeInvitations({
  location,
  history,
  onHashChange: (listen) => addEventListener("hashchange", listen),
});
const storage = createBrowserStorage();
/** Other pages of this browser have stored something, or may have while this one was put aside, where it hears of nothing. */
const onStored = (listen: () => void) => {
  addEventListener("storage", listen);
  addEventListener("pageshow", listen);
};
const call = createCallRoute();
const router = startRouter();
const preferences = createPreferences(storage, navigator.languages, watchSystem());
effect(() => preferences.enterContest(contestOf(router.page.value)));
applyPreferences(preferences, document.documentElement);
const place = computed(() => (router.page.value.name === "screen" ? "screen" : "desk"));
const sounds = createSounds({
  settings: createSoundSettings(storage, place),
  load: async (onChange) => (await import("./sound/instrument.ts")).createInstrument(onChange),
  now: () => performance.now(),
});
wakeByGestures(sounds, window);

const app = {
  call,
  router,
  storage,
  preferences,
  sounds,
  haptics: createHaptics({
    vibrate: motorOf(window),
    storage,
    isMoving: preferences.isMoving,
    now: () => performance.now(),
  }),
  screenShow: createScreenShow(storage),
  shownContest: createShownContest(),
  joinAddress: createJoinAddress(storage, onStored),
  seats: createSeatBook(storage),
  invitation,
  drafts: createDrafts(storage),
  firstVisit: createFirstVisit(storage),
  session: createSession(call, storage, onStored),
  newId: randomId,
  dice: Math.random,
  mountBoard,
  mountRace,
  prepareRace,
  pageAge: watchPageParts({
    document,
    window,
    storage: () => sessionStorage,
    fetchPage,
    now: () => Date.now(),
    reload: () => location.reload(),
  }),
};
const root = document.getElementById("app");
if (!root) throw new Error("index.html has no #app");
keepOwnText(document.body, () => performance.now());
beginInLanguage(root, preferences.language, (texts) => {
  showDecor({ preferences, texts, storage, shown: app.shownContest.now });
  render(<App app={{ ...app, texts }} />, root);
});
