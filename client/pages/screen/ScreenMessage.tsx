import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { pathTo } from "../../store/router.ts";
import type { pictures } from "../parts/pictures.tsx";
import { Settings } from "../parts/Settings.tsx";
import { StateCard } from "../parts/StateCard.tsx";
import { toggleFullscreen } from "./fullscreen.tsx";
import { useScreenKeys } from "./useScreenKeys.ts";

/** The screen without a picture yet: on the way, not open, or a code that leads nowhere. */
export function ScreenMessage({ code, store }: { readonly code: string; readonly store: ContestStore }) {
  const texts = useTexts();
  const { screen } = texts;
  useScreenKeys({ f: toggleFullscreen });
  const trouble = store.trouble.value;
  const isFinal = store.connection.value === "closed";

  const goodbye = store.goodbye.value;

  const [picture, title, sentence] = ((): readonly [keyof typeof pictures, string, string] => {
    if (goodbye) return ["lost", texts.goodbyes[goodbye].title, texts.goodbyes[goodbye].text];
    if (trouble?.code === "unknown_room" || trouble?.code === "not_found") {
      return ["lost", screen.unknownTitle(code), screen.unknownText];
    }
    if (trouble?.code === "wrong_phase" || trouble?.code === "contest_in_draft") {
      return ["harbour", screen.draftTitle, screen.draftText];
    }
    if (trouble) return ["offline", screen.troubleTitle, refusalSentence(texts, trouble)];
    return ["boat", screen.connectingTitle, screen.connectingText(code)];
  })();

  return (
    <main class="screen screen-message">
      <div role="status" aria-busy={!isFinal}>
        <StateCard picture={picture} level={1} title={title} isWaiting={!isFinal}>
          <p>{sentence}</p>
        </StateCard>
      </div>
      {isFinal ? (
        <p>
          {/* LIB5: what was put into the bin may be restored as it was. */}
          <button type="button" class="button screen-link" onClick={() => location.reload()}>
            {texts.app.reload}
          </button>{" "}
          <a class="button screen-link" href={pathTo.join()}>
            {texts.app.toJoin}
          </a>
        </p>
      ) : (
        trouble && <p class="muted">{screen.retrying}</p>
      )}
      <div class="screen-corner">
        <Settings />
      </div>
    </main>
  );
}
