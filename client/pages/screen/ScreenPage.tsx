import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { type ContestStore, openContest } from "../../store/contestStore.ts";
import { useApp } from "../AppContext.ts";
import { PicturesOf } from "../parts/PicturesOf.tsx";
import { useByClock } from "../parts/useByClock.ts";
import { useContestTheme } from "../parts/useContestTheme.ts";
import { useShownContest } from "../parts/useShownContest.ts";
import { Finish } from "./Finish.tsx";
import { Lobby } from "./Lobby.tsx";
import { Race } from "./Race.tsx";
import { useScreen } from "./ScreenContext.ts";
import { ScreenFrame } from "./ScreenFrame.tsx";
import { ScreenMessage } from "./ScreenMessage.tsx";
import { startAt } from "./start.ts";
import "./screen.css";

/** The big screen of a contest. Read-only, and no account is needed: any machine may take its place. */
export function ScreenPage({ code }: { readonly code: string }) {
  const { call, session } = useApp();
  const store = useSignal<ContestStore | null>(null);
  useEffect(() => {
    const opened = openContest({ code, audience: "screen", accessToken: session.accessToken }, call);
    store.value = opened;
    return () => opened.close();
  }, [code, call, session, store]);
  return store.value ? (
    <PicturesOf viewer={{ code, audience: "screen" }}>
      <LiveScreen code={code} store={store.value} />
    </PicturesOf>
  ) : null;
}

function LiveScreen({ code, store }: { readonly code: string; readonly store: ContestStore }) {
  const { preferences } = useApp();
  const { screen } = useTexts();
  const live = store.live.value;
  useContestTheme(code, live?.view);
  useShownContest("screen", live?.view);
  const language = live?.view.language;
  useEffect(() => {
    if (language) preferences.suggestLanguage(language);
  }, [language, preferences]);
  const title = live?.view.title;
  useEffect(() => {
    document.title = title === undefined ? screen.title : `${title} · ${screen.title}`;
  }, [title, screen]);

  // LIB5: what stood here is no contest any more.
  if (!live || store.goodbye.value) return <ScreenMessage code={code} store={store} />;
  return (
    <ScreenFrame store={store} live={live}>
      <ScreenPicture store={store} />
    </ScreenFrame>
  );
}

/** Lobby, race or finish. The race of a start that is near stands there already, the same that is seen afterwards. STG1 */
export function ScreenPicture({ store }: { readonly store: ContestStore }) {
  const { view } = useScreen().live;
  const act = useByClock(store, (now) => startAt(view, now));
  if (view.phase === "finished") return <Finish store={store} />;
  const isUnderWay = view.phase === "running" || view.phase === "paused";
  const isLobbySeen = !isUnderWay && (act.kind === "far" || act.kind === "near");
  return (
    <>
      {(isUnderWay || act.kind !== "far") && <Race key="race" store={store} isWaiting={!isUnderWay} />}
      {isLobbySeen && <Lobby key="lobby" store={store} />}
    </>
  );
}
