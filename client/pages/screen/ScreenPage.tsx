import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { type ContestStore, openContest } from "../../store/contestStore.ts";
import { useApp } from "../AppContext.ts";
import { PicturesOf } from "../parts/PicturesOf.tsx";
import { useContestTheme } from "../parts/useContestTheme.ts";
import { Finish } from "./Finish.tsx";
import { Lobby } from "./Lobby.tsx";
import { Race } from "./Race.tsx";
import { ScreenFrame } from "./ScreenFrame.tsx";
import { ScreenMessage } from "./ScreenMessage.tsx";
import "./screen.css";

/** The big screen of a contest. Read-only, without an account: any machine may take its place. */
export function ScreenPage({ code }: { readonly code: string }) {
  const { call } = useApp();
  const store = useSignal<ContestStore | null>(null);
  useEffect(() => {
    const opened = openContest({ code, audience: "screen" }, call);
    store.value = opened;
    return () => opened.close();
  }, [code, call, store]);
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
      <ScreenOf store={store} phase={live.view.phase} />
    </ScreenFrame>
  );
}

function ScreenOf({ store, phase }: { readonly store: ContestStore; readonly phase: string }) {
  switch (phase) {
    case "running":
    case "paused":
      return <Race store={store} />;
    case "finished":
      return <Finish />;
    default:
      return <Lobby store={store} />;
  }
}
