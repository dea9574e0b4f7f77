import type { ComponentChildren } from "preact";
import { useCallback, useMemo } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { type StudioContent, withContent } from "../../store/studio/content.ts";
import { useApp } from "../AppContext.ts";
import { ForOrganizers } from "../console/ForOrganizers.tsx";
import { AskAgain } from "../parts/AskAgain.tsx";
import { PicturesOf } from "../parts/PicturesOf.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { TableFrame } from "../parts/TableFrame.tsx";
import { useReply } from "../parts/useReply.ts";
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
  const { reply, trouble, again } = useReply(
    useCallback(() => session.call("contestCards", { code }), [session, code]),
  );
  const view = reply.value;
  const content = useMemo(() => view && withContent(null, view), [view]);
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
        {content && (
          <button type="button" class="button" data-look="main" onClick={() => print()}>
            {words.print}
          </button>
        )}
      </div>
      {trouble.value && <AskAgain trouble={trouble.value} onAgain={again} />}
      {!content && !trouble.value && (
        <p class="muted" role="status">
          {texts.app.loading}
        </p>
      )}
      {content && (
        <PicturesOf viewer={{ code, audience: "owner", accessToken: session.accessToken }}>
          <TableFrame label={title}>{sheet(content)}</TableFrame>
        </PicturesOf>
      )}
    </div>
  );
}
