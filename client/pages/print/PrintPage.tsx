import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { pathTo } from "../../store/router.ts";
import { type StudioContent, withContent } from "../../store/studio/content.ts";
import { useApp } from "../AppContext.ts";
import { ForOrganizers } from "../console/ForOrganizers.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PicturesOf } from "../parts/PicturesOf.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { TableFrame } from "../parts/TableFrame.tsx";
import "./print.css";

interface PrintPageProps {
  readonly code: string;
  readonly title: string;
  /** What is put on paper, of all that an author works on. */
  readonly sheet: (content: StudioContent) => ComponentChildren;
  /** What is chosen before, beside the button. */
  readonly tools?: ComponentChildren;
}

/** A contest's cards for paper, for who owns it. FIL22 */
export function PrintPage(props: PrintPageProps) {
  return (
    <ForOrganizers>
      <PlainPage width="wide">
        <Printed {...props} />
      </PlainPage>
    </ForOrganizers>
  );
}

function Printed({ code, title, sheet, tools }: PrintPageProps) {
  const texts = useTexts();
  const words = texts.exports;
  const { session } = useApp();
  const content = useSignal<StudioContent | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  useEffect(() => {
    let gone = false;
    void session.call("contestCards", { code }).then((answer) => {
      if (gone) return;
      content.value = answer.ok ? withContent(null, answer.reply) : null;
      trouble.value = answer.ok ? null : answer.problem;
    });
    return () => {
      gone = true;
    };
  }, [session, code, content, trouble]);
  return (
    <div class="stack">
      <div class="row no-print print-tools">
        <a class="button" href={pathTo.studio(code)}>
          {words.toBoard}
        </a>
        <a class="button" href={pathTo.console(code)}>
          {texts.studio.toConsole}
        </a>
        {tools}
        {content.value && (
          <button type="button" class="button" data-look="main" onClick={() => print()}>
            {words.print}
          </button>
        )}
      </div>
      {trouble.value && <Notice tone="bad">{refusalSentence(texts, trouble.value)}</Notice>}
      {!content.value && !trouble.value && (
        <p class="muted" role="status">
          {texts.app.loading}
        </p>
      )}
      {content.value && (
        <PicturesOf viewer={{ code, audience: "owner", accessToken: session.accessToken }}>
          <TableFrame label={title}>{sheet(content.value)}</TableFrame>
        </PicturesOf>
      )}
    </div>
  );
}
