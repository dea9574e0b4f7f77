import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { type ContestStore, openContest } from "../../store/contestStore.ts";
import { pathTo } from "../../store/router.ts";
import { createStudio } from "../../store/studio/studio.ts";
import { followCards } from "../../store/trying.ts";
import { useApp } from "../AppContext.ts";
import { ForOrganizers } from "../console/ForOrganizers.tsx";
import { NameStrip, readModeratorName } from "../console/ModeratorName.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PicturesOf } from "../parts/PicturesOf.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { BoardEditor } from "./BoardEditor.tsx";
import { PictureUploads } from "./PictureUploads.tsx";
import { type Desk, DeskContext, useDesk } from "./StudioContext.ts";
import "./studio.css";

/** The board of one contest, to be written. */
export function StudioPage({ code }: { readonly code: string }) {
  return (
    <ForOrganizers>
      <PlainPage width="broad">
        <Studio code={code} />
      </PlainPage>
    </ForOrganizers>
  );
}

function Studio({ code }: { readonly code: string }) {
  const { call, session, storage } = useApp();
  const store = useSignal<ContestStore | null>(null);
  useEffect(() => {
    const opened = openContest({ code, audience: "moderator", accessToken: session.accessToken }, call);
    const name = readModeratorName(storage);
    if (name) opened.introduce(name);
    store.value = opened;
    return () => opened.close();
  }, [code, call, session, storage, store]);
  return store.value ? <StudioRoom store={store.value} code={code} /> : null;
}

/** The desk with an open connection, or why there is none. */
export function StudioRoom({ store, code }: { readonly store: ContestStore; readonly code: string }) {
  const { session, texts: sentences } = useApp();
  const said: Desk["said"] = useSignal(null);
  const opened = useSignal<number | null>(null);
  const columnNames: Desk["columnNames"] = useSignal(new Map());
  const told: Desk["told"] = useSignal(null);
  const studio = useMemo(() => createStudio(store), [store]);
  useEffect(() => studio.start(), [studio]);
  useEffect(() => followCards((cardId) => (opened.value = cardId)), [opened]);
  const desk = useMemo<Desk>(
    () => ({
      store,
      studio,
      opened,
      columnNames,
      said,
      told,
      tell(refusal) {
        said.value = refusal && { tone: "bad", sentence: refusalSentence(sentences.peek(), refusal) };
        return refusal === null;
      },
    }),
    [store, studio, opened, columnNames, said, told, sentences],
  );
  const isSignedOut = store.goodbye.value === "signed_out";
  useEffect(() => {
    if (isSignedOut) void session.signOut();
  }, [isSignedOut, session]);
  return (
    <DeskContext.Provider value={desk}>
      <PicturesOf viewer={{ code, audience: "owner", accessToken: session.accessToken }}>
        <PictureUploads code={code}>
          <Opened code={code} />
        </PictureUploads>
      </PicturesOf>
    </DeskContext.Provider>
  );
}

function Opened({ code }: { readonly code: string }) {
  const texts = useTexts();
  const { store, studio, said } = useDesk();
  const trouble = store.trouble.value;
  const isReady = store.live.value !== null && studio.content.value !== null;
  return (
    <div class="studio">
      <nav class="row studio-way">
        <a class="quiet-link" href={pathTo.contests()}>
          ← {texts.console.toList}
        </a>
        <a class="quiet-link" href={pathTo.console(code)}>
          {texts.studio.toConsole}
        </a>
        <a class="quiet-link" href={pathTo.keySheet(code)}>
          {texts.exports.keySheet}
        </a>
        <a class="quiet-link" href={pathTo.taskCards(code)}>
          {texts.exports.taskCards}
        </a>
      </nav>
      <div role="status">
        {!isReady && !trouble && <p class="muted">{texts.status.connecting}</p>}
        {!isReady && trouble && <Notice tone="bad">{refusalSentence(texts, trouble)}</Notice>}
        {isReady && store.connection.value === "reconnecting" && (
          <Notice tone="warn">{texts.status.reconnecting}</Notice>
        )}
        {said.value && <Notice tone={said.value.tone}>{said.value.sentence}</Notice>}
      </div>
      {store.writing.others.value.size > 0 && <NameStrip store={store} />}
      {isReady && <BoardEditor />}
    </div>
  );
}
