import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { type Say, sayRefusal } from "../../i18n/say.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { type ContestStore, openContest } from "../../store/contestStore.ts";
import { pathTo } from "../../store/router.ts";
import { createStudio, cutOff, type Refusal, tooLong } from "../../store/studio/studio.ts";
import { createUnsaved } from "../../store/studio/unsaved.ts";
import { followCards } from "../../store/trying.ts";
import { useApp } from "../AppContext.ts";
import { ForOrganizers } from "../console/ForOrganizers.tsx";
import { NameStrip, readModeratorName } from "../console/ModeratorName.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PicturesOf } from "../parts/PicturesOf.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { createOnce } from "../parts/useOnce.ts";
import { BoardEditor } from "./BoardEditor.tsx";
import { PictureUploads } from "./PictureUploads.tsx";
import { type Desk, DeskContext, useDesk } from "./StudioContext.ts";
import { useUnsaved } from "./useUnsaved.ts";
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
  const open = useCallback(() => {
    const opened = openContest({ code, audience: "moderator", accessToken: session.ownAccess() }, call);
    const name = readModeratorName(storage);
    if (name) opened.introduce(name);
    return opened;
  }, [code, call, session, storage]);
  return <OpenedStudio code={code} open={open} />;
}

/** The connection is open as long as this is shown, and until what was typed on it is saved. */
export function OpenedStudio(props: { readonly code: string; readonly open: () => ContestStore }) {
  const { code, open } = props;
  const store = useSignal<ContestStore | null>(null);
  const leave = useRef<Leave>(async () => {});
  useEffect(() => {
    const opened = open();
    store.value = opened;
    // This goes before the forms on it, which save as they go. EDT15
    return () => void leave.current().then(() => opened.close());
  }, [open, store]);
  return store.value ? <StudioRoom store={store.value} code={code} leave={leave} /> : null;
}

type Leave = () => Promise<void>;

/** The desk with an open connection, or why there is none. `leave` takes what the connection stays open for. */
export function StudioRoom(props: {
  readonly store: ContestStore;
  readonly code: string;
  readonly leave?: RefObject<Leave>;
}) {
  const { store, code, leave } = props;
  const { session, storage } = useApp();
  const said: Desk["said"] = useSignal(null);
  const opened = useSignal<number | null>(null);
  const columnNames: Desk["columnNames"] = useSignal(new Map());
  const told: Desk["told"] = useSignal(null);
  // It stays the author's who has opened the board, also while signing out.
  const studio = useMemo(() => {
    const account = session.state.peek();
    const author = account.type === "signed_in" ? account.login : "";
    return createStudio(store, createUnsaved(storage, `${author}.${code}`));
  }, [store]);
  useLayoutEffect(() => {
    const stop = studio.start();
    if (leave) leave.current = studio.leave;
    return () => void studio.leave().then(stop);
  }, [studio, leave]);
  useUnsaved(studio);
  useEffect(() => followCards((cardId) => (opened.value = cardId)), [opened]);
  const desk = useMemo<Desk>(
    () => ({
      store,
      studio,
      opened,
      adding: createOnce(),
      columnNames,
      said,
      told,
      tell(refusal) {
        said.value = refusal && { tone: "bad", say: whyNot(refusal) };
        return refusal === null;
      },
    }),
    [store, studio, opened, columnNames, said, told],
  );
  const isSignedOut = store.goodbye.value === "signed_out";
  useEffect(() => {
    if (isSignedOut) session.end();
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

/** Null: it was saved. */
function whyNot(refusal: NonNullable<Refusal>): Say {
  if (refusal === cutOff) return ({ studio }) => studio.cutOff;
  if (refusal === tooLong) return ({ studio }) => studio.tooLong;
  return sayRefusal(refusal);
}

function Opened({ code }: { readonly code: string }) {
  const texts = useTexts();
  const { store, studio, said } = useDesk();
  const trouble = store.trouble.value;
  const isReady = store.live.value !== null && studio.content.value !== null;
  // Whoever signed out is shown how to sign in.
  const goodbye = store.goodbye.value === "signed_out" ? null : store.goodbye.value;
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
        {!isReady && !trouble && !goodbye && <p class="muted">{texts.status.connecting}</p>}
        {goodbye && <Notice tone="bad">{texts.goodbyes[goodbye].text}</Notice>}
        {trouble && (!isReady || store.connection.value === "closed") && (
          <Notice tone="bad">{refusalSentence(texts, trouble)}</Notice>
        )}
        {isReady && store.connection.value === "reconnecting" && (
          <Notice tone="warn">{texts.status.reconnecting}</Notice>
        )}
        {said.value && <Notice tone={said.value.tone}>{said.value.say(texts)}</Notice>}
      </div>
      {store.writing.others.value.size > 0 && <NameStrip store={store} />}
      {isReady && <BoardEditor />}
    </div>
  );
}
